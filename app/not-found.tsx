import { getTranslations } from "next-intl/server";
import { findLearner } from "@/lib/auth/learner";
import { BareFrame } from "./_ui/bare-frame";
import { buttonClass } from "./_ui/button-class";
import { Icon } from "./_ui/icon";
import { LanguageSwitch } from "./_ui/language-switch";
import { sections, tabClass, tabsClass, topLinkClass } from "./_ui/navigation";
import { State } from "./_ui/state";

/** Its links load a whole page: Next's links would add their script to every page, since every page ships this one. */
export default async function NotFound() {
  const [t, learner] = await Promise.all([getTranslations("errors.page"), findLearner()]);
  const isKnown = learner !== null;
  return (
    <>
      <BareFrame links={<SiteLinks isKnown={isKnown} />} aside={<Aside isKnown={isKnown} />}>
        <State
          meta={t("notFoundMeta")}
          title={t("notFoundTitle")}
          actions={
            <>
              <a href="/courses" className={buttonClass()}>
                {t("toCourses")}
              </a>
              <a href={isKnown ? "/today" : "/"} className={buttonClass("quiet")}>
                {t(isKnown ? "toToday" : "toStart")}
              </a>
            </>
          }
        >
          {t("notFoundText")}
        </State>
      </BareFrame>
      {isKnown && <Tabs />}
    </>
  );
}

async function SiteLinks({ isKnown }: { readonly isKnown: boolean }) {
  const t = await getTranslations("ui.nav");
  const links = isKnown ? sections : (["courses"] as const);
  return (
    <nav aria-label={t("label")} className="flex h-full gap-6 max-sm:hidden">
      {links.map((section) => (
        <a key={section} href={`/${section}`} className={topLinkClass}>
          {t(section)}
        </a>
      ))}
    </nav>
  );
}

async function Aside({ isKnown }: { readonly isKnown: boolean }) {
  const t = await getTranslations("ui");
  return (
    <>
      <LanguageSwitch />
      {!isKnown && (
        <a href="/sign-in" className={buttonClass()}>
          {t("signIn")}
        </a>
      )}
    </>
  );
}

async function Tabs() {
  const t = await getTranslations("ui.nav");
  return (
    <nav aria-label={t("label")} className={tabsClass}>
      {sections.map((section) => (
        <a key={section} href={`/${section}`} className={tabClass}>
          <Icon name={section} />
          {t(section)}
        </a>
      ))}
    </nav>
  );
}
