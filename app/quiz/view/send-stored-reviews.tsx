"use client";

import { useEffect } from "react";
import type { LearnerId } from "@/lib/quiz/ids";
import { forgetTried } from "../../_account/tried-answers";
import { openOutbox, postReviews } from "../storage/open-outbox";
import { sendOthersReviews } from "../storage/send-others-reviews";
import { localStorageOrNull } from "../storage/stored-reviews";

/** Sends reviews stored on this device, from a page without a session. Renders nothing. */
export function SendStoredReviews({ learnerId }: { readonly learnerId: LearnerId }) {
  useEffect(() => {
    const outbox = openOutbox(learnerId);
    const send = async () => {
      await outbox.flush();
      // Reviews that cannot be sent now are kept, and tried when the page is next opened.
      await sendOthersReviews(localStorageOrNull(), learnerId, (reviews) => postReviews(reviews)).catch(
        () => undefined,
      );
    };
    void send();
    forgetTried();
    window.addEventListener("online", send);
    return () => {
      window.removeEventListener("online", send);
      outbox.stop();
    };
  }, [learnerId]);
  return null;
}
