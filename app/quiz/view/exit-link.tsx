import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";

type Props = { readonly href: string; readonly className?: string; readonly children: ReactNode };

/**
 * A link out of the session. Unlike Link it prefetches nothing: pages that nobody opens must not slow an answer down.
 */
export function ExitLink({ href, className = "inline-flex min-h-6 min-w-6 items-center", children }: Props) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(href);
  };
  return (
    <a href={href} onClick={follow} className={className}>
      {children}
    </a>
  );
}
