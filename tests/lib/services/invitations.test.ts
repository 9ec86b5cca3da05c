import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { withdrawInvitation } from "@/lib/services/class-people";
import { loadCoursePeople, withdrawAuthorInvitation } from "@/lib/services/course-people";
import { createCourse } from "@/lib/services/create-course";
import { type Asker, answerQuestion, askAuthor, askTeacher, loadQuestion } from "@/lib/services/invitations";
import { loadClass } from "@/lib/services/load-class";
import { openClass } from "@/lib/services/open-class";
import { withMailServer } from "@/tests/support/mail-server";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");
const ada: Asker = { name: "Ada Lovelace", address: "203.0.113.7", locale: "en" };
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);
const grace = "grace@example.org";

let owner: string;
let classId: string;

beforeAll(async () => {
  await publishSmallCourse();
  owner = await newLearner();
  await getPrisma().user.update({ where: { id: owner }, data: { role: "instructor" } });
  const texts = { title: "Algebra", titleZh: "代数", summary: "", noteTitle: "Groups" };
  await createCourse(owner, { slug: "algebra", ...texts }, now);
  classId = await openClass(owner, { course: "small", name: "Tuesday", term: "", examDay: null }, now);
});
beforeEach(async () => {
  await getPrisma().rateLimit.deleteMany();
  await getPrisma().courseInvitation.deleteMany();
  await getPrisma().classInvitation.deleteMany();
});

async function account(isAnonymous = false): Promise<string> {
  const id = await newLearner();
  await getPrisma().user.update({ where: { id }, data: { isAnonymous } });
  return id;
}

const asks = {
  "to write a course": {
    ask: (asker = ada) => askAuthor(owner, { course: "algebra", email: grace.toUpperCase() }, asker, now),
    standing: async () => (await loadCoursePeople(owner, "algebra", "en")).invited,
    withdraw: () => withdrawAuthorInvitation(owner, "algebra", grace, now),
    accepted: { course: "algebra" } as object,
    isIn: async (id: string) =>
      (await loadCoursePeople(owner, "algebra", "en")).authors.some((one) => one.userId === id),
    words: "to write the course “Algebra”",
  },
  "to teach a class": {
    ask: (asker = ada) => askTeacher(owner, { class: classId, email: grace.toUpperCase() }, asker, now),
    standing: async () => (await loadClass(owner, classId, { locale: "en", now })).invited,
    withdraw: () => withdrawInvitation(owner, classId, grace, now),
    accepted: { class: expect.any(String) } as object,
    isIn: async (id: string) =>
      (await getPrisma().classMember.count({ where: { classId, learnerId: id, role: "teacher" } })) === 1,
    words: "to teach the class “Tuesday” (Small)",
  },
};

describe.each(Object.entries(asks))("asked %s", (_, asked) => {
  describe("with a mail server", () => {
    const mails = withMailServer("https://notes.example.org");
    const tokenIn = (text: string) => /https:\/\/notes\.example\.org\/asked\/([\w-]+)/.exec(text)?.[1] ?? "";

    test("a mail brings a link by which an account made later accepts, once", async () => {
      expect(await asked.ask()).toEqual({ email: grace, token: null });
      expect(mails).toEqual([
        {
          to: grace,
          subject: `Ada Lovelace asks you ${asked.words}`,
          text: expect.stringContaining(`Ada Lovelace asks you ${asked.words}, too.`),
        },
      ]);
      const token = tokenIn(mails[0]!.text);
      expect(await loadQuestion(token, "en")).toEqual({ what: asked.words });
      const id = await account();
      expect(await answerQuestion(id, token, true, now)).toEqual(asked.accepted);
      expect(await asked.isIn(id)).toBe(true);
      expect(await asked.standing()).toEqual([]);
      expect(await answerQuestion(await account(), token, true, now).catch(codeOf)).toBe("not-found");
      expect(await loadQuestion(token, "en").catch(codeOf)).toBe("not-found");
    });

    test("it is declined, or withdrawn, and then leads nowhere; a guest can't answer it", async () => {
      await asked.ask({ ...ada, locale: "zh" });
      const token = tokenIn(mails[0]!.text);
      expect(mails[0]!.subject).toContain("Ada Lovelace请你");
      expect(await answerQuestion(await account(true), token, true, now).catch(codeOf)).toBe("not-found");
      const id = await account();
      await answerQuestion(id, token, false, now);
      expect([await asked.isIn(id), await asked.standing()]).toEqual([false, []]);
      await asked.ask();
      await asked.withdraw();
      expect(await loadQuestion(token, "en").catch(codeOf)).toBe("not-found");
    });

    test("where the server does not take the mail, the question stands and the link is given", async () => {
      vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:9");
      const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
      const made = await asked.ask();
      expect(made).toEqual({ email: grace, token: expect.any(String), hasFailed: true });
      expect(log).toHaveBeenCalled();
      log.mockRestore();
      expect(await asked.standing()).toEqual([grace]);
      expect(await loadQuestion(made.token ?? "", "en")).toEqual({ what: asked.words });
    });

    test("one address gets few mails", async () => {
      for (let times = 0; times < 3; times += 1) await asked.ask();
      expect(await asked.ask().catch(codeOf)).toBe("rate-limited");
      expect(mails).toHaveLength(3);
    });
  });

  test("without a mail server the link is given to be handed on", async () => {
    const made = await asked.ask();
    expect(made).toEqual({ email: grace, token: expect.any(String), hasFailed: false });
    const token = made.token ?? "";
    expect(await loadQuestion(`${token.slice(0, -1)}x`, "en").catch(codeOf)).toBe("not-found");
    const id = await account();
    await answerQuestion(id, token, true, now);
    expect(await asked.isIn(id)).toBe(true);
  });
});
