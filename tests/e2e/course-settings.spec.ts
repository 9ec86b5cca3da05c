import { expect, test } from "./support/learner-test";

test("A course may have new items a day of its own, and be as everywhere again", { tag: "@desktop" }, async ({
  guest,
  words,
}) => {
  const courses = guest.getByRole("region", { name: words("settings.courses.title") });
  const field = courses.getByLabel(words("settings.courses.newPerDay"));
  const save = courses.getByRole("button", { name: words("settings.courses.save") });
  const newToday = guest.getByRole("table").getByRole("row").last().getByRole("cell").nth(0);

  await guest.goto("/settings");
  await expect(field).toHaveAttribute("placeholder", words("settings.courses.everywhere", { value: 20 }));
  await field.fill("many");
  await save.click();
  await expect(courses.getByText(words("settings.problem.newPerDay"))).toBeVisible();
  await expect(field).toHaveValue("many");
  await field.fill("3");
  await save.click();
  await expect(courses.getByText(words("settings.courses.saved"))).toBeVisible();
  await guest.goto("/today");
  await expect(newToday).toHaveText("3");

  await guest.goto("/settings");
  await expect(field).toHaveValue("3");
  await expect(guest.getByText(words("settings.courses.newPerDayOwn"))).toBeVisible();
  await field.fill("");
  await save.click();
  await expect(guest.getByText(words("settings.courses.newPerDayShared"))).toBeVisible();
  await guest.goto("/today");
  await expect(newToday).toHaveText("20");
});
