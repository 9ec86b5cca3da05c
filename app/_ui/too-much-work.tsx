import { useTranslations } from "next-intl";
import { BareFrame } from "./bare-frame";
import { buttonClass } from "./button-class";
import { State } from "./state";

/** In the place of a page that its learner, or their network, has asked for more often than any person would. */
export function TooMuchWork() {
  const t = useTranslations("errors.page");
  return (
    <BareFrame>
      <State
        meta={t("tooMuchMeta")}
        title={t("tooMuchTitle")}
        actions={
          <a href="/today" className={buttonClass()}>
            {t("toToday")}
          </a>
        }
      >
        {t("tooMuchText")}
      </State>
    </BareFrame>
  );
}
