import { useTranslations } from "next-intl";
import { Button } from "../../_ui/button";
import { Skeleton } from "../../_ui/skeleton";
import { State } from "../../_ui/state";

type Props = {
  /** Whether the summary is being loaded. */
  readonly isClosing: boolean;
  readonly isCutOff: boolean;
  readonly onTryAgain: () => void;
};

/** Nothing to ask right now: the next item or the summary is being loaded, or the server is unreachable. */
export function Waiting({ isClosing, isCutOff, onTryAgain }: Props) {
  const t = useTranslations("quiz.waiting");
  if (isCutOff && !isClosing) {
    return (
      <State
        title={t("cutOffTitle")}
        actions={
          <Button tone="primary" onClick={onTryAgain}>
            {t("tryAgain")}
          </Button>
        }
      >
        {t("cutOff")}
      </State>
    );
  }
  return (
    <div role="status">
      <span className="sr-only">{isClosing ? t("closing") : t("title")}</span>
      <Skeleton widths={[30, 95, 60]} />
    </div>
  );
}
