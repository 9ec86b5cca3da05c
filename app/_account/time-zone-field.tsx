"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The device's time zone; UTC on the server and before scripts run. */
export function useDeviceTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}

/** Adds the sender's time zone to a form, so that study days turn over at the right hour from the start. */
export function TimeZoneField() {
  return <input type="hidden" name="timeZone" value={useDeviceTimeZone()} />;
}
