import { expectAccessible } from "./support/accessible";
import { EditorPage, makeCourse } from "./support/author";
import { expect, test } from "./support/learner-test";

const note = `---
title: Averages
---

## The mean {#mean}

The mean of some numbers is their sum divided by how many there are.

\`\`\`exercise
id: stats.rounded
title: Mean of three
concepts: [stats.mean]
given:
  a: { int: [2, 9] }
  b: { int: [12, 40] }
  c: { int: [41, 90] }
where:
  - floor((a + b + c) / 3) != b
ask: What is the mean of {{ a }}, {{ b }} and {{ c }}, rounded down?
answer: { kind: integer, value: floor((a + b + c) / 3) }
misconceptions:
  - id: median
    value: b
    says: That is the median. The mean takes all numbers into account.
  - id: without-a
    value: floor((b + c) / 2)
    says: The smallest number was left out.
solution:
  - A third of {{ a + b + c }}, rounded down, is {{ answer }}.
\`\`\`
`;

test("An exercise lies on its bench: a variant is pinned and answered, and becomes a test case in the text", {
  tag: "@desktop",
}, async ({ page, words }) => {
  const editor = new EditorPage(page, words);
  await editor.open(await makeCourse(page, words));
  await editor.write(note);
  // From the end of the text into the block.
  for (let lines = 0; lines < 3; lines++) await page.keyboard.press("ArrowUp");
  await editor.show("page");
  const pane = editor.preview;
  await pane.getByText(words("editor.bench.bench"), { exact: true }).click();

  const variants = pane.getByRole("region", { name: words("editor.bench.variants"), exact: true });
  await expect(variants.getByRole("row")).toHaveCount(6);
  await expect(pane.getByText(words("editor.bench.passes"))).toBeVisible();
  await pane.getByLabel(words("editor.bench.seed")).fill("7");
  await expect(variants.getByRole("button", { name: `${words("editor.bench.show")} 7` })).toBeVisible();
  const third = variants.getByRole("row").nth(3);
  const [seed, a, b, c, answer] = await third.locator("th, td").allTextContents();
  expect(seed).toContain("9");
  await third.getByRole("button").click();
  await pane.getByRole("textbox").fill(b ?? "");
  await pane.getByRole("button", { name: words("ui.answer.check") }).click();
  await expect(pane.getByText("That is the median")).toBeVisible();
  await expectAccessible(page, "the bench");

  await pane.getByRole("button", { name: words("editor.bench.testCase") }).click();
  await expect(pane.getByText(words("editor.bench.testCaseIs.done"))).toBeVisible();
  await editor.show("text");
  await editor.isChecked();
  expect(await editor.lines()).toContain(
    `tests:\n  - { with: { a: ${a}, b: ${b}, c: ${c} }, answer: ${answer} }\n\`\`\``,
  );
});

test("A misconception that insights propose is put into its exercise, and saved only with what its author writes", {
  tag: "@desktop",
}, async ({ page, words }) => {
  const editor = new EditorPage(page, words);
  const address = await makeCourse(page, words);
  const saved = page.getByText(words("editor.saving.saved"), { exact: true });
  await editor.open(address);
  await editor.write(note);
  await expect(saved).toBeVisible();
  await editor.open(`${address}?misconceptionOf=stats.rounded&value=a*b`);
  await expect(page.getByText(words("editor.saving.proposed"))).toBeVisible();
  expect(await editor.lines()).toContain("- id: slip\n    value: a*b\n    says: ");
  // Nothing of it is kept: a reload puts it in once again.
  await editor.open(address);
  expect(await editor.lines()).not.toContain("slip");
  await editor.open(`${address}?misconceptionOf=stats.rounded&value=a*b`);
  await expect(page.getByText(words("editor.saving.proposed"))).toBeVisible();
  await page.keyboard.insertText("They were multiplied.");
  await expect(saved).toBeVisible();
  await page.reload();
  await editor.isChecked();
  expect(new URL(page.url()).search).toBe("");
  expect((await editor.lines()).split("slip")).toHaveLength(2);
  expect(await editor.lines()).toContain("They were multiplied.");
});
