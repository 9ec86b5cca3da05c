"use client";

import { useTranslations } from "next-intl";
import type { ListedConcept } from "@/lib/services/course-contents";
import { AccountForm } from "../../../_account/account-form";
import { TextField } from "../../../_ui/field";
import { deleteConcept, saveConcept } from "../../actions";

/** A new concept, or the texts and prerequisites of one. */
export function ConceptForm({
  course,
  concept,
}: {
  readonly course: string;
  readonly concept: ListedConcept | null;
}) {
  const t = useTranslations("teach.concepts");
  return (
    <AccountForm action={saveConcept} submit={t("save")} tone="plain" done={t("saved")}>
      {({ fields, typed }) => (
        <>
          <input type="hidden" name="course" value={course} />
          {concept === null ? (
            <TextField
              label={t("id")}
              hint={t("idHint")}
              problem={fields.id}
              name="id"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={typed.id ?? ""}
            />
          ) : (
            <input type="hidden" name="id" value={concept.id} />
          )}
          <TextField
            label={t("name")}
            problem={fields.name}
            name="name"
            autoComplete="off"
            defaultValue={typed.name ?? concept?.name.en ?? ""}
          />
          <TextField
            label={t("nameZh")}
            problem={fields.nameZh}
            name="nameZh"
            lang="zh-Hans"
            autoComplete="off"
            defaultValue={typed.nameZh ?? concept?.name.zh ?? ""}
          />
          <TextField
            label={t("after")}
            hint={t("afterHint")}
            problem={fields.after}
            name="after"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed.after ?? concept?.after.join(" ") ?? ""}
          />
        </>
      )}
    </AccountForm>
  );
}

export function DeleteConceptForm({
  course,
  concept,
}: {
  readonly course: string;
  readonly concept: ListedConcept;
}) {
  const t = useTranslations("teach.concepts");
  return (
    <div className="mt-8 border-line border-t pt-6">
      <AccountForm action={deleteConcept} submit={t("delete")} tone="plain">
        {() => (
          <>
            <input type="hidden" name="course" value={course} />
            <input type="hidden" name="id" value={concept.id} />
            <p className="text-ink-2">{t("deleteText", { items: concept.items })}</p>
          </>
        )}
      </AccountForm>
    </div>
  );
}
