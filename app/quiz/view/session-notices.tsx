import { useTranslations } from "next-intl";
import { ratingNames } from "../../_ui/rating-names";
import { Toast, ToastAction } from "../../_ui/toast";
import { valuesOf } from "../session/change-problem";
import type { Notice } from "../session/quiz-session";
import type { OutboxStatus, Trouble } from "../storage/outbox";
import { ExitLink } from "./exit-link";

/** Empty while all is well. Otherwise counts the answers that could not be sent, and says that they are kept. */
export function OutboxBanner({
  status,
  onTryNow,
}: {
  readonly status: OutboxStatus;
  readonly onTryNow: () => void;
}) {
  const t = useTranslations("quiz.outbox");
  const { pending, trouble } = status;
  const isShown = trouble === "signed-out" || (trouble !== null && pending > 0);
  return (
    <div role="status">
      {isShown && (
        <div className="border-line border-t bg-slip-wash">
          <div className="mx-auto flex max-w-page flex-wrap items-center justify-between gap-x-6 gap-y-2 px-(--gutter) py-3">
            <span>
              <b className="font-semibold">{t(troubleWords(trouble))}</b>{" "}
              {trouble === "signed-out" ? t("keptSignedOut", { pending }) : t("kept", { pending })}
            </span>
            {trouble === "signed-out" ? (
              <ExitLink
                href="/sign-in?next=/quiz"
                className="inline-flex min-h-6 min-w-6 items-center pointer-coarse:min-h-11"
              >
                {t("signIn")}
              </ExitLink>
            ) : (
              <ToastAction onClick={onTryNow}>{t("tryNow")}</ToastAction>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function troubleWords(trouble: Trouble) {
  if (trouble === "unreachable") return isOffline() ? "offline" : "unreachable";
  const words = { "signed-out": "signedOut", unavailable: "unavailable", "rate-limited": "tooMany" } as const;
  return words[trouble];
}

function isOffline(): boolean {
  return typeof navigator !== "undefined" && !navigator.onLine;
}

const errors: ReadonlySet<Notice["kind"]> = new Set(["not-undone", "not-acted", "refused"]);

type ToastProps = {
  readonly notice: Notice | null;
  /** A problem of the page itself; it takes precedence over a notice. */
  readonly problem: string | null;
  readonly onUndo: () => void;
  readonly onClose: () => void;
};

export function NoticeToast({ notice, problem, onUndo, onClose }: ToastProps) {
  const t = useTranslations("quiz");
  const tAction = useTranslations("actions");
  const tRating = useTranslations("ui.rating");
  const close = <ToastAction onClick={onClose}>{t("notice.close")}</ToastAction>;
  if (problem !== null) {
    return (
      <Toast key={problem} place="foot" tone="error" onClose={onClose} action={close}>
        {problem}
      </Toast>
    );
  }
  if (notice === null) return null;
  const isError = errors.has(notice.kind);
  const isSignedOut = "problem" in notice && notice.problem.kind === "signedOut";
  return (
    <Toast
      key={notice.key}
      place="foot"
      tone={isError ? "error" : "notice"}
      onClose={onClose}
      {...(isError && { action: close })}
      {...(notice.kind === "acted" &&
        notice.canUndo && { action: <ToastAction onClick={onUndo}>{tAction("undo")}</ToastAction> })}
      {...(isSignedOut && {
        action: <ExitLink href="/sign-in?next=/quiz">{t("outbox.signIn")}</ExitLink>,
      })}
      {...((notice.kind === "leech" || notice.kind === "rest") && {
        action: (
          <ExitLink href={notice.entry.source} className="inline-flex min-h-6 items-center whitespace-nowrap">
            {t("aside.read")}
          </ExitLink>
        ),
      })}
    >
      {words()}
    </Toast>
  );

  function words() {
    switch (notice?.kind) {
      case "undone":
        return t("notice.undone", { rating: tRating(ratingNames[notice.rating]) });
      case "action-undone":
        return tAction(`undone.${notice.action}`, { items: notice.items });
      case "acted":
        return tAction(`done.${notice.action}`, { items: 1 });
      case "not-undone":
        return tAction(`notUndone.${notice.problem.kind}`, valuesOf(notice.problem));
      case "not-acted":
        return tAction(`problem.${notice.problem.kind}`, valuesOf(notice.problem));
      case "gone":
        return t("notice.gone");
      case "reported":
        return tAction("unclear.sent");
      case "refused":
        return t("notice.refused", { message: notice.message });
      case "leech":
        return t("leech.toast", { section: notice.entry.section, lapses: notice.lapses });
      case "rest":
        return t("rest.toast", { section: notice.entry.section });
      default:
        return null;
    }
  }
}
