"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ChangedItem } from "@/lib/services/publish-revision";
import { AccountForm } from "../../../_account/account-form";
import { TextField } from "../../../_ui/field";
import { publish } from "../../actions";

type Props = {
  readonly course: string;
  readonly contents: string;
  /** Items whose new version concerns earlier answers or memories. */
  readonly changed: readonly ChangedItem[];
};

/** Publishes, and does what its author wants besides for items that have changed. */
export function PublishForm({ course, contents, changed }: Props) {
  const t = useTranslations("teach.publish");
  const [regraded, toggleRegraded] = useNames();
  const [askedAgain, toggleAskedAgain] = useNames();
  return (
    <AccountForm action={publish} submit={t("submit")}>
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="course" value={course} />
          <input type="hidden" name="contents" value={contents} />
          <input type="hidden" name="regraded" value={regraded.join(",")} />
          <input type="hidden" name="askedAgain" value={askedAgain.join(",")} />
          {changed.map((item) => (
            <fieldset key={item.id} className="grid gap-2 border-line border-l-2 pl-4">
              <legend className="font-medium">{item.title || item.id}</legend>
              {item.regrade !== null && changes(item) > 0 && (
                <>
                  <p className="text-ink-2">{t("regradeText", { ...item.regrade })}</p>
                  <Choice checked={regraded.includes(item.id)} onChange={() => toggleRegraded(item.id)}>
                    {t("regradeDo")}
                  </Choice>
                </>
              )}
              {item.regrade !== null && item.regrade.unreadable > 0 && (
                <p className="text-ink-2">{t("unreadable", { count: item.regrade.unreadable })}</p>
              )}
              {item.learners > 0 && (
                <Choice checked={askedAgain.includes(item.id)} onChange={() => toggleAskedAgain(item.id)}>
                  {t("askAgain")}
                </Choice>
              )}
            </fieldset>
          ))}
          <TextField
            label={t("message")}
            problem={fields.message}
            name="message"
            autoComplete="off"
            defaultValue={typed.message ?? ""}
          />
        </>
      )}
    </AccountForm>
  );
}

/** How many answers would count otherwise. */
export function changes({ regrade }: ChangedItem): number {
  return regrade === null ? 0 : regrade.nowRight + regrade.nowWrong + regrade.otherwise;
}

type ChoiceProps = {
  readonly checked: boolean;
  readonly onChange: () => void;
  readonly children: string;
};

function Choice({ checked, onChange, children }: ChoiceProps) {
  return (
    <label className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
      <input type="checkbox" checked={checked} onChange={onChange} className="size-4 accent-accent" />
      {children}
    </label>
  );
}

function useNames(): [readonly string[], (name: string) => void] {
  const [names, setNames] = useState<readonly string[]>([]);
  const toggle = (name: string) =>
    setNames((now) => (now.includes(name) ? now.filter((one) => one !== name) : [...now, name]));
  return [names, toggle];
}
