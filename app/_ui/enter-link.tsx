"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { LinkButton } from "./link-button";
import { useKeys } from "./use-keys";

type Props = Omit<ComponentProps<typeof LinkButton>, "href" | "keyHint"> & { readonly href: string };

/** The page's main way on: Enter follows it from anywhere but a field. */
export function EnterLink({ href, ...rest }: Props) {
  const router = useRouter();
  useKeys({ enter: () => router.push(href) });
  return <LinkButton {...rest} href={href} keyHint="↵" aria-keyshortcuts="Enter" />;
}
