/** The accounts of an installation, for its owner; `not-found` for everybody else. */
import { AppError } from "@/lib/app-error";
import { canSendMail } from "@/lib/auth/mail";
import { createResetToken } from "@/lib/auth/password-reset";
import {
  type AccountRow,
  lockAccount,
  ownsInstallation,
  searchAccounts,
  setAccountDisabled,
  setAccountRole,
} from "@/lib/db/account-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { type RoleActType, recordAct } from "@/lib/db/role-act-store";
import type { Locale } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import { mailPasswordLink } from "./forgotten-password";

export type AccountsView = {
  readonly accounts: readonly AccountRow[];
  /** Whether there are more, which only a search shows. */
  readonly hasMore: boolean;
};

const mostShown = 100;

export async function loadAccounts(userId: LearnerId, text: string): Promise<AccountsView> {
  const db = getPrisma();
  if (!(await ownsInstallation(db, userId))) throw new AppError("not-found");
  const accounts = await searchAccounts(db, text.trim(), mostShown + 1);
  return { accounts: accounts.slice(0, mostShown), hasMore: accounts.length > mostShown };
}

/** Who may make courses and open classes. Owners stay owners (`conflict`). */
export async function setInstructor(
  userId: LearnerId,
  personId: LearnerId,
  isInstructor: boolean,
  now: Date,
): Promise<void> {
  const type = isInstructor ? "account.make-instructor" : "account.unmake-instructor";
  await change(userId, personId, type, now, (tx) =>
    setAccountRole(tx, personId, isInstructor ? "instructor" : "learner"),
  );
}

/** A disabled account can't be signed in to, and does nothing any more. Owners can't be disabled (`conflict`). */
export async function setDisabled(
  userId: LearnerId,
  personId: LearnerId,
  isDisabled: boolean,
  now: Date,
): Promise<void> {
  await change(userId, personId, isDisabled ? "account.disable" : "account.enable", now, (tx) =>
    setAccountDisabled(tx, personId, isDisabled),
  );
}

/** Hours that a link is valid which the owner makes. */
const linkHours = 48;

/**
 * Makes a link that sets this account's password once, within two days. Where mails can be sent, it goes to the account's
 * address, which is returned; else its token is, to be handed on.
 */
export async function makePasswordLink(
  userId: LearnerId,
  personId: LearnerId,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<{ readonly token: string } | { readonly sentTo: string }> {
  const account = await change(userId, personId, "account.reset-link", now, async () => undefined);
  const token = await createResetToken(personId, { hours: linkHours, now });
  if (!canSendMail()) return { token };
  await mailPasswordLink(account, { token, hours: linkHours, locale });
  return { sentTo: account.email };
}

async function change(
  userId: LearnerId,
  personId: LearnerId,
  type: RoleActType,
  now: Date,
  work: (tx: Database) => Promise<void>,
): Promise<AccountRow> {
  return getPrisma().$transaction(async (tx) => {
    if (!(await ownsInstallation(tx, userId))) throw new AppError("not-found");
    const account = await lockAccount(tx, personId);
    if (account === null) throw new AppError("not-found");
    if (account.role === "owner") throw new AppError("conflict");
    await work(tx);
    await recordAct(tx, { actorId: userId, type, subjectId: personId }, now);
    return account;
  });
}
