"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

/**
 * Text has other lengths in another language: keeps the passage being read at the same position on the screen. Headings
 * and sentences with items have the same ids in every language.
 */
export function KeepPlace({ lang }: { readonly lang: string }) {
  const place = useRef<{ readonly id: string; readonly top: number } | null>(null);
  useEffect(() => {
    // The language switch is a form; other forms here do not change the text.
    const remember = () => {
      const places = [...document.querySelectorAll("#text [id]")].map((element) => ({
        id: element.id,
        top: element.getBoundingClientRect().top,
      }));
      place.current = places.findLast(({ top }) => top < window.innerHeight / 3) ?? null;
    };
    document.addEventListener("submit", remember, { capture: true });
    return () => document.removeEventListener("submit", remember, { capture: true });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text changes with the language
  useLayoutEffect(() => {
    if (place.current === null) return;
    const { id, top } = place.current;
    place.current = null;
    const element = document.getElementById(id);
    if (element !== null) window.scrollBy(0, element.getBoundingClientRect().top - top);
  }, [lang]);
  return null;
}
