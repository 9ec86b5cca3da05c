"use client";

import { useSyncExternalStore } from "react";
import { readTried, subscribeToTried } from "./tried-answers";

/** Adds to a form the answers given before there was an account to count them for. */
export function TriedField() {
  const tried = useSyncExternalStore(subscribeToTried, readTried, () => "");
  return <input type="hidden" name="tried" value={tried} />;
}
