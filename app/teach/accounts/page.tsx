import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { writtenDate } from "@/lib/i18n/written-date";
import { type AccountsView, loadAccounts } from "@/lib/services/accounts";
import { PressForm } from "../../_account/press-form";
import { orNotFound } from "../../_boundary/or-not-found";
import { Button } from "../../_ui/button";
import { Chip } from "../../_ui/chip";
import { ClientMessages } from "../../_ui/client-messages";
import { Crumb } from "../../_ui/crumb";
import { TextField } from "../../_ui/field";
import { PageShell } from "../../_ui/page-shell";
import { saveDisabled, saveInstructor } from "./actions";
import { ResetLinkForm } from "./reset-link-form";

type Props = { readonly searchParams: Promise<{ readonly q?: string | readonly string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("title") };
}

/** The accounts of the installation, for its owner. */
export default async function AccountsPage({ searchParams }: Props) {
  const [{ q }, learner, t, teach] = await Promise.all([
    searchParams,
    requireLearner("/teach/accounts", { writes: true }),
    getTranslations("accounts"),
    getTranslations("teach"),
  ]);
  const text = typeof q === "string" ? q.slice(0, 200) : "";
  const view = await orNotFound(loadAccounts(learner.learnerId, text));
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={teach("course.path")}
        steps={[{ label: teach("name"), href: "/teach" }, { label: t("title") }]}
      />
      <h1 className="title mt-2">{t("title")}</h1>
      <p className="lede mt-2 max-w-measure">{t("lede")}</p>
      <form action="/teach/accounts" className="mt-8 flex flex-wrap items-end gap-3">
        <TextField
          className="w-full max-w-[24rem]"
          label={t("search")}
          name="q"
          type="search"
          defaultValue={text}
        />
        <Button type="submit">{t("find")}</Button>
      </form>
      <p className="meta mt-6">
        {view.hasMore
          ? t("more", { count: view.accounts.length })
          : t("count", { count: view.accounts.length })}
      </p>
      <ClientMessages namespaces={["accounts", "ui", "errors"]}>
        <ul className="mt-2 border-line-2 border-t">
          {view.accounts.map((account) => (
            <Account key={account.id} account={account} />
          ))}
        </ul>
      </ClientMessages>
    </PageShell>
  );
}

async function Account({ account }: { readonly account: AccountsView["accounts"][number] }) {
  const [t, locale] = await Promise.all([getTranslations("accounts"), getLocale()]);
  const { id, name, email, role, isDisabled, createdAt } = account;
  const isInstructor = role === "instructor";
  const set = (is: boolean) => ({ person: id, is: is ? "yes" : "no" });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-3">
      <div className="mr-auto min-w-0 break-words">
        <p className="font-medium">{name}</p>
        <p className="meta flex flex-wrap gap-x-3">
          <span className="break-all">{email}</span>
          <span>{t("since", { date: writtenDate(createdAt, locale) })}</span>
        </p>
      </div>
      {role !== "learner" && (
        <Chip {...(role === "owner" && { tone: "accent" as const })}>{t(`role.${role}`)}</Chip>
      )}
      {isDisabled && <Chip tone="wrong">{t("disabled")}</Chip>}
      {role !== "owner" && (
        <div className="flex flex-wrap gap-2">
          <PressForm
            action={saveInstructor}
            values={set(!isInstructor)}
            name={t(isInstructor ? "unmakeInstructorOf" : "makeInstructorOf", { name })}
          >
            {t(isInstructor ? "unmakeInstructor" : "makeInstructor")}
          </PressForm>
          <PressForm
            action={saveDisabled}
            values={set(!isDisabled)}
            tone={isDisabled ? "plain" : "danger"}
            name={t(isDisabled ? "enableOf" : "disableOf", { name })}
          >
            {t(isDisabled ? "enable" : "disable")}
          </PressForm>
          <ResetLinkForm person={id} name={name} />
        </div>
      )}
    </li>
  );
}
