import { useTranslations } from "next-intl";
import { BareFrame } from "./bare-frame";
import { buttonClass } from "./button-class";
import { State } from "./state";

/** Replaces a page that its learner, or their network, has requested more often than any person would. */
export function TooMuchWork({ minutes, isKnown }: { readonly minutes: number; readonly isKnown: boolean }) {
  const t = useTranslations("errors.page");
  return (
    <BareFrame>
      <State
        meta={t("tooMuchMeta")}
        title={t("tooMuchTitle")}
        actions={
          <a href={isKnown ? "/today" : "/courses"} className={buttonClass()}>
            {t(isKnown ? "toToday" : "toCourses")}
          </a>
        }
      >
        {t("tooMuchText", { minutes })}
      </State>
    </BareFrame>
  );
}
