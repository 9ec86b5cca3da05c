"use client";

import { useSyncExternalStore } from "react";
import { readTried, subscribeToTried } from "./tried-answers";

/** Takes along what was answered before there was anybody to count it for. */
export function TriedField() {
  const tried = useSyncExternalStore(subscribeToTried, readTried, () => "");
  return <input type="hidden" name="tried" value={tried} />;
}
