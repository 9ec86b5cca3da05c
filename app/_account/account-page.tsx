import type { ReactNode } from "react";
import { ClientMessages } from "../_ui/client-messages";
import { PageShell } from "../_ui/page-shell";

type Props = {
  readonly visitor: { readonly name: string; readonly isGuest: boolean } | null;
  readonly title: string;
  readonly lede: string;
  /** Links to the other ways of signing in. */
  readonly foot: ReactNode;
  readonly children: ReactNode;
};

/** A page with one form: its purpose, the form, and links to alternatives. */
export function AccountPage({ visitor, title, lede, foot, children }: Props) {
  return (
    <PageShell visitor={visitor}>
      <div className="mx-auto max-w-[24rem] pt-6 max-sm:pt-0">
        <h1 className="title mb-2">{title}</h1>
        <p className="lede mb-8">{lede}</p>
        <ClientMessages namespaces={["auth", "ui", "errors"]}>{children}</ClientMessages>
        <div className="mt-10 grid gap-3 border-line border-t pt-4 text-ink-2">{foot}</div>
      </div>
    </PageShell>
  );
}
