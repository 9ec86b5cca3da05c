import { useTranslations } from "next-intl";
import { Button } from "../../_ui/button";
import { Icon } from "../../_ui/icon";
import { Ruler } from "../../_ui/ruler";
import { minutesLeft, progressOf, type SessionState } from "../session/session-state";

type Props = {
  readonly state: SessionState;
  readonly canUndo: boolean;
  readonly onUndo: () => void;
  readonly onLanguage: () => void;
  readonly onEnd: () => void;
};

/** The exit link, the ruler, and the progress in numbers. */
export function SessionTop({ state, canUndo, onUndo, onLanguage, onEnd }: Props) {
  const t = useTranslations("quiz.top");
  const tKeys = useTranslations("quiz.keys");
  const { marks, ahead, finished, total } = progressOf(state);
  return (
    <div className="mx-auto grid min-h-(--bar) max-w-page grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-6 px-(--gutter) max-sm:gap-3">
      <Button
        tone="quiet"
        onClick={onEnd}
        aria-label={t("endLabel")}
        aria-keyshortcuts="Escape"
        className="-ml-3.5"
      >
        <Icon name="close" />
        <span className="max-sm:hidden">{t("end")}</span>
      </Button>
      <Ruler items={marks} ahead={ahead} done={finished} label={t("position", { finished, total })} />
      <div className="meta flex items-center gap-2 whitespace-nowrap">
        <p>
          <span className="text-ink-2">{t("count", { finished, total })}</span>
          <span className="max-lg:hidden">
            {"\u2002·\u2002"}
            {t("work", state.workload)}
          </span>
          <span className="max-sm:hidden">
            {"\u2002·\u2002"}
            {t("left", { minutes: minutesLeft(state) })}
          </span>
        </p>
        <Button
          tone="quiet"
          onClick={onLanguage}
          aria-label={tKeys("language")}
          title={tKeys("language")}
          className="-mr-2 max-sm:-mr-3"
        >
          <Icon name="language" />
        </Button>
        <Button
          tone="quiet"
          disabled={!canUndo}
          onClick={onUndo}
          aria-label={t("undo")}
          aria-keyshortcuts="U Z"
          title={t("undo")}
          className="-mr-3.5 disabled:border-transparent max-sm:-mr-3"
        >
          <Icon name="undo" />
        </Button>
      </div>
    </div>
  );
}
