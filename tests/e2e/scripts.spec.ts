import { scriptTexts } from "@/tests/fixtures/script-texts";
import { EditorPage, makeCourse } from "./support/author";
import { expect, test } from "./support/learner-test";

/** Those that are no links or formulas, whose problems would keep the note from being published. */
const texts = scriptTexts.filter((text) => /^["'`<]/.test(text) && !text.startsWith("<javascript"));

const note = `---
title: ${JSON.stringify(texts[0])}
---

## The mean {#mean}

${texts.join("\n\n")}

A last sentence.

\`\`\`choice
id: which
quote: A last sentence.
ask: ${JSON.stringify(`Which? ${texts.join(" ")}`)}
options:
  - { text: ${JSON.stringify(texts[2])}, right: true }
  - { text: ${JSON.stringify(texts[6])}, why: ${JSON.stringify(texts[1])} }
\`\`\`
`;

// What the policy of pages refuses to run is an error on the console, which fails a test as well.
test("Scripts in a note run nowhere: not beside its text, on its page, in its question, in the plan or in the history", {
  tag: "@desktop",
}, async ({ page, words }) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const address = await makeCourse(page, words);
  const course = address.split("/")[2] ?? "";
  const editor = new EditorPage(page, words);
  const main = page.getByRole("main");
  await editor.open(address);
  await editor.write(note);
  await expect(editor.preview.getByText("A last sentence.")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: words("editor.saving.saved") })).toBeVisible();

  await page.goto(`/teach/${course}/history/1`);
  await page.goto(`/teach/${course}/publish`);
  await main.getByRole("button", { name: words("teach.publish.submit") }).click();
  await page.waitForURL(`/teach/${course}`, { timeout: 60_000 });
  await expect(main.getByText("<script>").first()).toBeVisible();

  await page.goto(`/courses/${course}/first-note`);
  await expect(main.getByText("<iframe srcdoc=").first()).toBeVisible();
  await main.getByRole("button", { name: /Which\?/ }).click();
  await expect(main.getByText(texts[6] ?? "", { exact: true }).last()).toBeVisible();
  expect(dialogs).toEqual([]);
});
