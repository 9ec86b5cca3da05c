"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";

/**
 * Marks the sentence that the address points to. `:target` alone misses targets of links inside the program, which the
 * browser does not count as navigation.
 */
export function MarkTarget() {
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another target
  useEffect(() => {
    let marked: Element | null = null;
    const mark = () => {
      marked?.classList.remove("is-target");
      marked = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
      if (!marked?.id.startsWith("at-")) return;
      marked.classList.add("is-target");
      marked.scrollIntoView({ block: "center" });
    };
    mark();
    window.addEventListener("hashchange", mark);
    return () => {
      marked?.classList.remove("is-target");
      window.removeEventListener("hashchange", mark);
    };
  }, [path]);
  return null;
}
