"use client";

import { useRouter } from "next/navigation";
import { type HTMLAttributes, useEffect, useState } from "react";
import { lentHtml } from "./lent-html";

type Props = HTMLAttributes<HTMLDivElement> & {
  /** Names its content: no other content has this name. */
  readonly name: string;
  /** Null in a document, where the element itself brings it. */
  readonly html: string | null;
};

/** HTML that the documents of this tab have brought: the data of their pages lacks it, and is kept for going back. */
const brought = new Map<string, string>();

/** See `StoredHtml`, whose half in the browser this is. */
export function SentHtml({ name, html, ...attributes }: Props) {
  const [found] = useState(() => html ?? findHtml(name));
  const { refresh } = useRouter();
  const text = found ?? html;
  // Somebody left the page before it was live, and came back to data without text: the server's next has it.
  const isLost = text === null;
  useEffect(() => {
    if (isLost) refresh();
  }, [isLost, refresh]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see `StoredHtml`
  return <div {...attributes} data-html={name} dangerouslySetInnerHTML={{ __html: text ?? "" }} />;
}

function findHtml(name: string): string | null {
  if (typeof document === "undefined") return lentHtml(name);
  const found = brought.get(name) ?? document.querySelector(`[data-html="${name}"]`)?.innerHTML;
  if (found !== undefined) brought.set(name, found);
  return found ?? null;
}
