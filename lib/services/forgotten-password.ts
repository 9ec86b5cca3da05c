import { AppError } from "@/lib/app-error";
import { canSendMail, installationOrigin, sendMail } from "@/lib/auth/mail";
import { createResetToken } from "@/lib/auth/password-reset";
import { limitAttempts } from "@/lib/auth/rate-limit";
import { findAccountByEmail } from "@/lib/db/account-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { translate } from "@/lib/i18n/translate";
import type { LearnerId } from "@/lib/quiz/ids";

/** Hours that a link is valid which somebody asked for. */
const askedHours = 1;

/** Whether links for new passwords go by e-mail. */
export function sendsMail(): boolean {
  return canSendMail();
}

/**
 * Sends a link for a new password to the account with this address, if there is one. The answer, and the time that it
 * takes, is the same for every address: nobody waits for the mail. `not-found` where no mail can be sent.
 */
export async function askForPasswordLink(
  email: string,
  { address, locale, now }: { readonly address: string; readonly locale: Locale; readonly now: Date },
): Promise<void> {
  if (!canSendMail()) throw new AppError("not-found");
  await limitAttempts("forgot", address, email);
  mailLinkTo(email, { locale, now }).catch((error) => console.error(error));
}

async function mailLinkTo(
  email: string,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<void> {
  const account = await findAccountByEmail(getPrisma(), email);
  if (account === null) return;
  const token = await createResetToken(account.id, { hours: askedHours, now });
  await mailPasswordLink(account, { token, hours: askedHours, locale });
}

/** Mails a link for a new password to its account. Throws `unavailable` if the mail server does not take it. */
export async function mailPasswordLink(
  account: { readonly id: LearnerId; readonly name: string; readonly email: string },
  { token, hours, locale }: { readonly token: string; readonly hours: number; readonly locale: Locale },
): Promise<void> {
  const words = (key: "subject" | "text") =>
    translate(locale, "accounts", `mail.${key}`, {
      name: account.name,
      link: `${installationOrigin()}/reset/${token}`,
      hours,
    });
  try {
    await sendMail({ to: account.email, subject: words("subject"), text: words("text") });
  } catch (error) {
    console.error(error);
    throw new AppError("unavailable");
  }
}
