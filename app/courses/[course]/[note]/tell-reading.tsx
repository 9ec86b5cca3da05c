"use client";

import { useEffect } from "react";
import { post } from "../../../_boundary/post";

/** A note counts as read once it was in sight for this long. */
const readAfterSeconds = 30;

/** Tells the server that the note has really been open; if that fails, again later. Nothing is shown. */
export function TellReading({ course, note }: { readonly course: string; readonly note: string }) {
  useEffect(() => {
    let seconds = 0;
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      seconds += 1;
      if (seconds % readAfterSeconds !== 0) return;
      post("/api/readings", { course, note }).then(
        () => clearInterval(timer),
        () => {},
      );
    }, 1_000);
    return () => clearInterval(timer);
  }, [course, note]);
  return null;
}
