import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { Kbd } from "../_ui/kbd";
import { LanguageSwitch } from "../_ui/language-switch";

type Props = { readonly open: boolean; readonly buttons: 2 | 4; readonly onClose: () => void };

export function KeysDialog({ open, buttons, onClose }: Props) {
  const t = useTranslations("quiz.keys");
  const close = useRef<HTMLButtonElement>(null);
  // Else the first thing that can be pressed has the focus, and Enter would change the language.
  useEffect(() => {
    if (open) close.current?.focus();
  }, [open]);
  const rows: readonly [keys: readonly string[], what: ReactNode][] = [
    [["Space", "↵"], t("list.go")],
    [buttons === 4 ? ["1", "2", "3", "4"] : ["1", "2"], buttons === 4 ? t("list.rate4") : t("list.rate2")],
    [["1", "…", "9"], t("list.choose")],
    [["U"], t("list.undo")],
    [["E"], t("list.source")],
    [["Esc"], t("list.end")],
    [["?"], t("list.help")],
  ];
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("title")}
      actions={
        <Button ref={close} onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
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
    </Dialog>
  );
}
