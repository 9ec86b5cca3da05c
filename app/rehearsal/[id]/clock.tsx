"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { classNames } from "../../_ui/class-names";

/** Minutes before the end that are announced. */
const announced = [10, 5, 1];

type Props = {
  /** Until the end, by the server's clock; negative afterwards. */
  readonly leftMs: number;
};

/** The time left. Screen readers hear of it at a few points only. */
export function Clock({ leftMs }: Props) {
  const t = useTranslations("practice.rehearsal");
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  const minutes = Math.ceil(seconds / 60);
  const isShort = seconds <= 60;
  const told = seconds === 0 ? t("timeOver") : announced.includes(minutes) ? t("soon", { minutes }) : "";
  return (
    <>
      <p
        role="timer"
        aria-label={t("clock")}
        className={classNames(
          "font-serif text-25 lining-nums tabular-nums",
          isShort ? "text-wrong" : "text-ink",
        )}
      >
        {`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`}
      </p>
      <p role="status" className="sr-only">
        {told}
      </p>
    </>
  );
}

/** Milliseconds until `endsAt` by the server's clock, every second. `serverNow` came with the page. */
export function useTimeLeft(endsAt: string, serverNow: string): number {
  const [end] = useState(() => Date.parse(endsAt));
  const [leftMs, setLeftMs] = useState(() => end - Date.parse(serverNow));
  useEffect(() => {
    // A steady clock, so that nobody gains time by setting the device's.
    const begun = performance.now();
    const atFirst = end - Date.parse(serverNow);
    const timer = setInterval(() => setLeftMs(atFirst - (performance.now() - begun)), 250);
    return () => clearInterval(timer);
  }, [end, serverNow]);
  return leftMs;
}
