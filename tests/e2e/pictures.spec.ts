import type { Page } from "@playwright/test";
import { drawing, png } from "@/tests/support/pictures";
import { expectAccessible } from "./support/accessible";
import { EditorPage, makeCourse } from "./support/author";
import { expect, test } from "./support/learner-test";

/** Needs a keyboard, or is the same on a phone (playwright.config.ts). */
const onDesktop = "@desktop";

test.use({ allowedComplaints: [/net::ERR_FAILED/] });

/** Pastes a file into what has the focus. */
async function paste(page: Page, bytes: Uint8Array, type: string): Promise<void> {
  await page.evaluate(
    ([content, kind]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(content)], "image", { type: kind }));
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    },
    [[...bytes], type] as const,
  );
}

test("A picture is pasted with words on what it shows, is seen beside the text, and by a learner once it is published", {
  tag: onDesktop,
}, async ({ page, browser, words }) => {
  const address = await makeCourse(page, words);
  const course = address.split("/")[2]!;
  const editor = new EditorPage(page, words);
  await editor.open(address);
  await editor.write("---\ntitle: Averages\n---\n\n## The mean {#mean}\n\nSome words.\n\n");
  const dialog = page.getByRole("dialog", { name: words("editor.picture.title") });
  const insert = dialog.getByRole("button", { name: words("editor.picture.insert") });

  await paste(page, await png({ width: 640, height: 320 }), "image/png");
  await expect(dialog).toBeVisible();
  await insert.click();
  await expect(dialog.getByRole("alert")).toHaveText(words("editor.picture.noAlt"));
  await expectAccessible(page, "picture dialog");
  await page.route("**/api/teach/picture?*", (route) => route.abort());
  await dialog.getByLabel(words("editor.picture.alt")).fill("A [blue] field");
  await insert.click();
  await expect(dialog.getByRole("alert")).toHaveText(words("editor.picture.failed"));
  await page.unroute("**/api/teach/picture?*");
  await insert.click();
  await expect(dialog).toBeHidden();
  await editor.isChecked();
  expect(await editor.lines()).toContain("![A \\[blue\\] field](image.png)");

  // What a drawing is not safe with is left out, and said.
  await page.keyboard.press("Enter");
  const hostile = drawing.replace("<rect", "<script>document.title='ran'</script><rect onload='x()'");
  await paste(page, new TextEncoder().encode(hostile), "image/svg+xml");
  await dialog.getByLabel(words("editor.picture.alt")).fill("A black field");
  await insert.click();
  await expect(dialog.getByRole("status")).toContainText("onload");
  await dialog.getByRole("button", { name: words("editor.picture.understood") }).click();
  await editor.isChecked();
  await editor.count(0, 1);
  const seen = (where: Page | typeof editor.preview) =>
    where
      .getByRole("img", { name: "A [blue] field" })
      .evaluate((image: HTMLImageElement) => image.naturalWidth);
  await editor.show("page");
  await expect.poll(() => seen(editor.preview)).toBe(640);

  await page.goto(`/teach/${course}/people`);
  const isPublic = page.getByRole("radio", { name: words("accounts.access.public") });
  await isPublic.check();
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await page
    .getByRole("main")
    .locator("form", { has: isPublic })
    .getByRole("button", { name: words("accounts.access.save") })
    .click();
  await saved;
  await page.goto(`/teach/${course}/publish`);
  await page
    .getByRole("main")
    .getByRole("button", { name: words("teach.publish.submit") })
    .click();
  await page.waitForURL(`/teach/${course}`, { timeout: 60_000 });

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(`/courses/${course}/first-note`);
  await expect.poll(() => seen(guest)).toBe(640);
  const picture = guest.getByRole("img", { name: "A black field" });
  const source = await picture.getAttribute("src");
  const answer = await guest.goto(source ?? "");
  expect(answer?.headers()["content-security-policy"]).toContain("sandbox");
  expect(await answer?.text()).toBe(drawing);
});
