import { getTranslations } from "next-intl/server";
import { findLearner } from "@/lib/auth/learner";
import { BareFrame } from "./_ui/bare-frame";
import { buttonClass } from "./_ui/button-class";
import { Icon } from "./_ui/icon";
import { LanguageSwitch } from "./_ui/language-switch";
import { rooms, tabClass, tabsClass, topLinkClass } from "./_ui/room-class";
import { State } from "./_ui/state";

/** Its links load a whole page: Next's links would add their script to every page, since every page ships this one. */
export default async function NotFound() {
  const [t, learner] = await Promise.all([getTranslations("errors.page"), findLearner()]);
  const isKnown = learner !== null;
  return (
    <>
      <BareFrame ways={<Ways isKnown={isKnown} />} aside={<Aside isKnown={isKnown} />}>
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

async function Ways({ isKnown }: { readonly isKnown: boolean }) {
  const t = await getTranslations("ui.nav");
  const ways = isKnown ? rooms : (["courses"] as const);
  return (
    <nav aria-label={t("label")} className="flex h-full gap-6 max-sm:hidden">
      {ways.map((room) => (
        <a key={room} href={`/${room}`} className={topLinkClass}>
          {t(room)}
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
      {rooms.map((room) => (
        <a key={room} href={`/${room}`} className={tabClass}>
          <Icon name={room} />
          {t(room)}
        </a>
      ))}
    </nav>
  );
}
