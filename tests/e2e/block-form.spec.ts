import { expectAccessible } from "./support/accessible";
import { EditorPage, makeCourse } from "./support/author";
import { expect, test } from "./support/learner-test";

test("A choice is edited as a form, which changes only its own lines of the text, and falls back to the text", {
  tag: "@desktop",
}, async ({ page, words }) => {
  const editor = new EditorPage(page, words);
  await editor.open(await makeCourse(page, words));
  await editor.write(`---
title: Averages
---

## The mean {#mean}

The mean moves with every number.

\`\`\`choice
id: stats.moves
concepts: [stats.mean] # the only one
ask: What moves with every number?
options:
  - text: the mean
    right: true
  - text: the median
    why: It has a middle.
\`\`\`
`);
  for (let lines = 0; lines < 3; lines++) await page.keyboard.press("ArrowUp");
  await editor.show("page");
  const pane = editor.preview;
  await pane.getByText(words("editor.form.form"), { exact: true }).click();
  await pane.getByRole("textbox", { name: words("editor.form.field.ask") }).fill("Which of them: the one?");
  await pane.getByRole("button", { name: words("editor.form.add") }).click();
  // The words of the new option are selected.
  await page.keyboard.type("the mode");
  await pane.getByRole("checkbox").nth(1).check();
  await expectAccessible(page, "the form of a choice");
  await editor.show("text");
  await editor.isChecked();
  expect(await editor.lines()).toContain(`concepts: [stats.mean] # the only one
ask: 'Which of them: the one?'
options:
  - text: the mean
    right: true
  - text: the median
    why: It has a middle.
    right: true
  - text: the mode
\`\`\``);

  await editor.write("## The mean {#mean}\n\n```card\nid: stats.a\nfront: [\n");
  await editor.show("page");
  await expect(pane.getByText(words("editor.form.asText"))).toBeVisible();
});
