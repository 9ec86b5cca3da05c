"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Presence } from "@/lib/authoring/teach-api";
import { post } from "../../../../_boundary/post";

/** How often a tab says that it is there. */
const beatMs = 15_000;

type Props = {
  readonly course: string;
  readonly note: string;
  /** Hashes of the latest contents, again and again. */
  readonly onHashes: (hashes: Presence["hashes"]) => void;
};

/** Who else has the course open, and at which note. */
export function Others({ course, note, onHashes }: Props) {
  const t = useTranslations("editor.others");
  const [others, setOthers] = useState<Presence["others"]>([]);
  const told = useRef(onHashes);
  told.current = onHashes;
  useEffect(() => {
    const tab = crypto.randomUUID();
    const beat = () =>
      post("/api/teach/presence", { course, note, tab }).then(
        (presence) => {
          setOthers(presence.others);
          told.current(presence.hashes);
        },
        // Without a connection nobody is known to be there.
        () => setOthers([]),
      );
    const leave = () =>
      void post("/api/teach/presence", { course, note, tab, isLeaving: true }, { keepalive: true }).catch(
        () => {},
      );
    void beat();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void beat();
    }, beatMs);
    const seen = () => {
      if (document.visibilityState === "visible") void beat();
    };
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [course, note]);
  const words = others.map(({ name, note: at, isMe }) => {
    const who = isMe ? t("me") : name;
    return at === note ? t("here", { who }) : t("elsewhere", { who, note: at });
  });
  return (
    <p role="status" className="text-13 text-accent empty:hidden">
      {words.join(t("between"))}
    </p>
  );
}
