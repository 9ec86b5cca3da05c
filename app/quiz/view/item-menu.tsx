import { useTranslations } from "next-intl";
import { DueDialog } from "../../_ui/due-dialog";
import { Menu, type MenuItem } from "../../_ui/menu";
import type { QuizSession } from "../session/quiz-session";
import { type Current, presentDay, type SessionState } from "../session/session-state";
import { itemMenuId } from "./item-menu-button";
import { UnclearDialog } from "./unclear-dialog";

export type ItemDialog = "menu" | "due" | "unclear";

type Props = {
  readonly session: QuizSession;
  readonly state: SessionState;
  readonly current: Current;
  /** What is open: one of these dialogs, another one, or none. */
  readonly shows: string | null;
  readonly onShow: (next: ItemDialog) => void;
  /** Closes this dialog, unless another one is open by now. */
  readonly onClose: (which: ItemDialog) => void;
};

/** What can be done with the item at hand besides answering it. */
export function ItemMenu({ session, state, current, shows, onShow, onClose }: Props) {
  const t = useTranslations("actions");
  const act = (action: "suspend" | "bury" | "reset") => () => {
    onClose("menu");
    void session.act(action);
  };
  const { variantId } = current.entry;
  const isNew = (current.taken?.memory ?? current.entry.memory).state === "new";
  const items: readonly MenuItem[] = [
    { label: t("name.suspend"), says: t("says.suspend"), keyHint: "@", onChoose: act("suspend") },
    { label: t("name.bury"), says: t("says.bury"), keyHint: "-", onChoose: act("bury") },
    // A new item has no day on which it is due, and nothing to forget.
    ...(isNew
      ? []
      : [
          { label: t("name.set-due"), says: t("says.set-due"), onChoose: () => onShow("due") },
          { label: t("name.reset"), says: t("says.reset"), onChoose: act("reset") },
        ]),
    { label: t("unclear.name"), says: t("unclear.says"), onChoose: () => onShow("unclear") },
  ];
  return (
    <>
      <Menu
        open={shows === "menu"}
        onClose={() => onClose("menu")}
        title={t("title")}
        buttonId={itemMenuId}
        items={items}
      />
      <UnclearDialog
        key={`unclear ${variantId}`}
        open={shows === "unclear"}
        onClose={() => onClose("unclear")}
        onSend={(words) => session.reportUnclear(variantId, words)}
      />
      <DueDialog
        key={`due ${variantId}`}
        open={shows === "due"}
        onClose={() => onClose("due")}
        today={presentDay(state)}
        onSet={(day) => void session.act("set-due", day)}
      />
    </>
  );
}
