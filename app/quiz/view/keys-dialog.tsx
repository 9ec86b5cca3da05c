import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { Kbd } from "../../_ui/kbd";
import { LanguageSwitch } from "../../_ui/language-switch";

type Props = {
  /** Opened by touch, it shows only the language, since there may be no keyboard. Any other value: closed. */
  readonly shows: string | null;
  readonly buttons: 2 | 4;
  readonly onClose: () => void;
};

/** Rarely needed in a session: the list of its keys, and the language. */
export function KeysDialog({ shows, buttons, onClose }: Props) {
  const t = useTranslations("quiz.keys");
  const open = shows === "keys" || shows === "language";
  const close = useRef<HTMLButtonElement>(null);
  // Otherwise the first button would have the focus, and Enter would change the language.
  useEffect(() => {
    if (open) close.current?.focus();
  }, [open]);
  const rows: readonly [keys: readonly string[], what: ReactNode][] = [
    [["Space"], t("list.go")],
    [["↵"], t("list.check")],
    [buttons === 4 ? ["1", "2", "3", "4"] : ["1", "2"], buttons === 4 ? t("list.rate4") : t("list.rate2")],
    [["1", "…", "9"], t("list.choose")],
    [["Alt", "↑", "↓"], t("list.move")],
    [["←", "↑", "↓", "→"], t("list.cells")],
    [["U", "Z"], t("list.undo")],
    [["E"], t("list.source")],
    [["M"], t("list.menu")],
    [["@"], t("list.suspend")],
    [["-"], t("list.bury")],
    [["Esc"], t("list.end")],
    [["?"], t("list.help")],
  ];
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t(shows === "language" ? "language" : "title")}
      actions={
        <Button ref={close} onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      {shows === "keys" && (
        <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-2 font-sans text-14">
          {rows.map(([keys, what]) => (
            <div key={keys.join()} className="contents">
              <dt className="flex gap-1">
                {keys.map((key) => (key === "…" ? <span key={key}>…</span> : <Kbd key={key}>{key}</Kbd>))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
          <dt className="self-center">{t("language")}</dt>
          <dd className="-ml-1.5">
            <LanguageSwitch />
          </dd>
        </dl>
      )}
      {shows === "language" && (
        <div className="-ml-1.5 [&_form]:text-16">
          <LanguageSwitch />
        </div>
      )}
    </Dialog>
  );
}
