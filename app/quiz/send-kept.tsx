"use client";

import { useEffect } from "react";
import { openOutbox } from "./open-session";

/** Sends reviews that were kept on this device, on a page without a session. Shows nothing. */
export function SendKept({ learnerId }: { readonly learnerId: string }) {
  useEffect(() => {
    const outbox = openOutbox(learnerId);
    const send = () => void outbox.flush();
    send();
    window.addEventListener("online", send);
    return () => {
      window.removeEventListener("online", send);
      outbox.stop();
    };
  }, [learnerId]);
  return null;
}
