"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";
import { LinkButton } from "./link-button";
import { useKeys } from "./use-keys";
import { usePressGuard } from "./use-press-guard";

type Props = Omit<ComponentProps<typeof LinkButton>, "href" | "keyHint"> & { readonly href: string };

/** The page's main link: Enter follows it from anywhere but a field, except the Enter that led to the page. */
export function EnterLink({ href, ...rest }: Props) {
  const router = useRouter();
  usePressGuard(href);
  useKeys({ enter: () => router.push(href) });
  return <LinkButton {...rest} href={href} keyHint="↵" aria-keyshortcuts="Enter" />;
}
