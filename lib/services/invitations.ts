/**
 * Links by which somebody who was asked to write a course or to teach a class answers. They go by mail where there is a
 * mail server; else, and if it fails, whoever asks hands them on. A link works as long as the question stands, for
 * whichever account opens it: who has the mail, has the address.
 */
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { canSendMail, installationOrigin, sendMail } from "@/lib/auth/mail";
import { limitAttempts } from "@/lib/auth/rate-limit";
import { seal, unseal } from "@/lib/auth/seal";
import { claimCourseInvitation, findCourseInvited } from "@/lib/db/authorship-store";
import { claimClassInvitation, findClassInvited } from "@/lib/db/class-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { isOpenAccount } from "@/lib/db/user-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import { translate } from "@/lib/i18n/translate";
import type { LearnerId } from "@/lib/quiz/ids";
import { answerInvitation, inviteTeacher } from "./class-people";
import { answerAuthorInvitation, inviteAuthor } from "./course-people";

const purpose = "invitation";

const ticket = z.union([
  z.strictObject({ course: z.int(), email: z.string() }),
  z.strictObject({ class: z.guid(), email: z.string() }),
]);

/** Who is asked for what: a course or a class by its id, and the address in lower case. */
export type Question = z.infer<typeof ticket>;

/** Who asks; the network address counts their mails. */
export type Asker = { readonly name: string; readonly address: string; readonly locale: Locale };

/** Without a token the link is on its way to the address. Else it has to be handed on; `hasFailed`: no server took it. */
export type AskedBy =
  | { readonly email: string; readonly token: null }
  | { readonly email: string; readonly token: string; readonly hasFailed: boolean };

/** Asks an address to write the course. */
export async function askAuthor(
  userId: LearnerId,
  { course, email }: { readonly course: string; readonly email: string },
  asker: Asker,
  now: Date,
): Promise<AskedBy> {
  await limitMails(email, asker);
  return mailed(await inviteAuthor(userId, course, email, now), asker);
}

/** Asks an address to teach the class. */
export async function askTeacher(
  userId: LearnerId,
  { class: classId, email }: { readonly class: string; readonly email: string },
  asker: Asker,
  now: Date,
): Promise<AskedBy> {
  await limitMails(email, asker);
  return mailed(await inviteTeacher(userId, classId, email, now), asker);
}

/** Before anything is written: few mails to an address. Without a mail server there is nothing to limit. */
async function limitMails(email: string, { address }: Asker): Promise<void> {
  if (canSendMail()) await limitAttempts("invite", address, email);
}

/** Sends the link of a question that has been stored. Whatever becomes of the mail, the question stands. */
async function mailed(question: Question, asker: Asker): Promise<AskedBy> {
  const { email } = question;
  const token = seal(purpose, question);
  if (!canSendMail()) return { email, token, hasFailed: false };
  const words = await wordsOf(question, asker.locale);
  const write = (key: string) =>
    translate(asker.locale, "accounts", `asked.mail.${key}`, {
      name: asker.name,
      what: words?.what ?? "",
      link: `${installationOrigin()}/asked/${token}`,
    });
  try {
    await sendMail({ to: email, subject: write("subject"), text: write("text") });
    return { email, token: null };
  } catch (error) {
    console.error(error);
    return { email, token, hasFailed: true };
  }
}

export type AskedFor = {
  /** In words: what one is asked to do, such as “to write the course Algebra”. */
  readonly what: string;
};

/** What the link asks; `not-found` for a link that is none, and once the question is answered or withdrawn. */
export async function loadQuestion(token: string, locale: Locale): Promise<AskedFor> {
  const words = await wordsOf(readToken(token), locale);
  if (words === null) throw new AppError("not-found");
  return words;
}

/** Accepts or declines; returns where what was accepted is. `not-found` as above, and for guests. */
export async function answerQuestion(
  userId: LearnerId,
  token: string,
  accepts: boolean,
  now: Date,
): Promise<{ readonly course: string } | { readonly class: string }> {
  const db = getPrisma();
  const question = readToken(token);
  if (!(await isOpenAccount(db, userId))) throw new AppError("not-found");
  if ("class" in question) {
    if (!(await claimClassInvitation(db, userId, question.class, question.email)))
      throw new AppError("not-found");
    await answerInvitation(userId, question.class, accepts, now);
    return { class: question.class };
  }
  const course = await findCourseInvited(db, question.course, question.email);
  if (course === null || !(await claimCourseInvitation(db, userId, question.course, question.email)))
    throw new AppError("not-found");
  await answerAuthorInvitation(userId, course.slug, accepts, now);
  return { course: course.slug };
}

function readToken(token: string): Question {
  const { data } = ticket.safeParse(unseal(purpose, token));
  if (data === undefined) throw new AppError("not-found");
  return data;
}

async function wordsOf(question: Question, locale: Locale): Promise<AskedFor | null> {
  const db = getPrisma();
  if ("class" in question) {
    const found = await findClassInvited(db, question.class, question.email);
    if (found === null) return null;
    const course = inLanguage(found.courseTitle, locale);
    return { what: translate(locale, "accounts", "asked.toTeach", { name: found.name, course }) };
  }
  const found = await findCourseInvited(db, question.course, question.email);
  if (found === null) return null;
  const course = inLanguage(found.title, locale);
  return { what: translate(locale, "accounts", "asked.toWrite", { course }) };
}
