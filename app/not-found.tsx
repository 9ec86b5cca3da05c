import { getTranslations } from "next-intl/server";
import { BareFrame } from "./_ui/bare-frame";
import { buttonClass } from "./_ui/button-class";
import { LanguageSwitch } from "./_ui/language-switch";
import { State } from "./_ui/state";

/** Its links load a whole page: those of Next would bring their script to every page, as this comes with every page. */
export default async function NotFound() {
  const t = await getTranslations("errors.page");
  return (
    <BareFrame aside={<LanguageSwitch />}>
      <State
        meta={t("notFoundMeta")}
        title={t("notFoundTitle")}
        actions={
          <>
            <a href="/courses" className={buttonClass()}>
              {t("toCourses")}
            </a>
            <a href="/today" className={buttonClass("quiet")}>
              {t("toToday")}
            </a>
          </>
        }
      >
        {t("notFoundText")}
      </State>
    </BareFrame>
  );
}
