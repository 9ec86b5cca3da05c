import { useTranslations } from "next-intl";
import type { FormState } from "../../_boundary/form-state";
import { TextField } from "../../_ui/field";

type Props = {
  readonly state: FormState;
  readonly saved?: { readonly name: string; readonly term: string; readonly examDate: string | null };
};

/** What a class is called, and when its exam is. */
export function ClassFields({ state: { fields, typed }, saved }: Props) {
  const t = useTranslations("classes.field");
  return (
    <>
      <TextField
        label={t("name")}
        problem={fields.name}
        name="name"
        autoComplete="off"
        defaultValue={typed.name ?? saved?.name ?? ""}
      />
      <TextField
        label={t("term")}
        hint={t("termHint")}
        problem={fields.term}
        name="term"
        autoComplete="off"
        defaultValue={typed.term ?? saved?.term ?? ""}
      />
      <TextField
        label={t("examDay")}
        hint={t("examDayHint")}
        problem={fields.examDay}
        name="examDay"
        type="date"
        defaultValue={typed.examDay ?? saved?.examDate ?? ""}
      />
    </>
  );
}
