import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import { LanguageSwitch } from "./language-switch";
import { LinkButton } from "./link-button";
import { type Section, sections, tabClass, tabsClass, topLinkClass } from "./navigation";

type Visitor = {
  readonly name: string;
  readonly isGuest: boolean;
  readonly role?: "owner" | "instructor" | "learner";
} | null;

type Props = {
  /** The reader; null without an account. */
  readonly visitor: Visitor;
  /** The section of this page, marked in the navigation. */
  readonly section?: Section;
  /** `main` of the page is wide by default; a page with its own grid takes `bare`. */
  readonly width?: "page" | "bare";
  readonly children: ReactNode;
};

/** The frame of every page but the session: skip link, top bar, main, and tabs at the bottom on a phone. */
export function PageShell({ visitor, section, width = "page", children }: Props) {
  const t = useTranslations("ui");
  return (
    <>
      <a
        href="#main"
        className="-left-[999rem] fixed z-20 rounded-2 bg-sheet px-3 py-2 shadow-lift-2 focus:top-2 focus:left-4"
      >
        {t("skip")}
      </a>
      <TopBar visitor={visitor} {...(section !== undefined && { section })} />
      <main
        id="main"
        tabIndex={-1}
        className={classNames(
          width === "page" && "mx-auto max-w-page px-(--gutter) pt-10 pb-20 max-sm:pt-6",
          visitor !== null && "max-sm:pb-24",
        )}
      >
        {children}
      </main>
      {visitor !== null && <Tabs {...(section !== undefined && { section })} />}
    </>
  );
}

function TopBar({ visitor, section }: { readonly visitor: Visitor; readonly section?: Section }) {
  const t = useTranslations("ui");
  const links = [
    ...(visitor === null ? (["courses"] as const) : (["today", "courses", "browse", "progress"] as const)),
    ...(visitor?.role === "owner" || visitor?.role === "instructor" ? (["teach"] as const) : []),
  ];
  return (
    <header className="print:hidden sticky top-0 z-5 border-line border-b bg-paper">
      <div className="mx-auto flex h-(--bar) max-w-page items-center gap-8 px-(--gutter) max-sm:gap-2">
        <Brand href="/" />
        <nav aria-label={t("nav.label")} className="flex h-full gap-6 max-sm:hidden">
          {links.map((link) => (
            <Link
              key={link}
              href={`/${link}`}
              aria-current={link === section ? "page" : undefined}
              className={topLinkClass}
            >
              {t(`nav.${link}`)}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-4 max-sm:gap-2">
          <LanguageSwitch />
          {visitor === null ? (
            <LinkButton href="/sign-in">{t("signIn")}</LinkButton>
          ) : (
            <Account visitor={visitor} isHere={section === "settings"} />
          )}
        </div>
      </div>
    </header>
  );
}

function Account({ visitor, isHere }: { readonly visitor: NonNullable<Visitor>; readonly isHere: boolean }) {
  const t = useTranslations("ui");
  return (
    <>
      {visitor.isGuest && (
        <LinkButton href="/sign-up" className="max-sm:px-2.5">
          <span className="max-sm:hidden">{t("keepProgress")}</span>
          <span className="sm:hidden">{t("signUp")}</span>
        </LinkButton>
      )}
      <Link
        href="/settings"
        aria-label={visitor.isGuest ? t("account.guest") : t("account.of", { name: visitor.name })}
        aria-current={isHere ? "page" : undefined}
        className="grid size-8 place-items-center rounded-full border border-line-2 font-semibold text-12 text-ink-2 no-underline hover:border-edge hover:text-ink max-sm:hidden aria-[current]:border-accent aria-[current]:text-accent pointer-coarse:size-11"
      >
        {visitor.isGuest ? <Icon name="settings" /> : initials(visitor.name)}
      </Link>
    </>
  );
}

function Tabs({ section }: { readonly section?: Section }) {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("nav.label")} className={tabsClass}>
      {sections.map((each) => (
        <Link
          key={each}
          href={`/${each}`}
          aria-current={each === section ? "page" : undefined}
          className={tabClass}
        >
          <Icon name={each} />
          {t(`nav.${each}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Up to two letters: the initials of the first and the last word, or the first character of a Chinese name. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}
