import { expect, test } from "./support/learner-test";

test.use({ allowedComplaints: [/net::ERR_INTERNET_DISCONNECTED/] });

test("A form keeps what was typed after a mistake and when the server is unreachable", async ({
  page,
  context,
  words,
}) => {
  await page.goto("/sign-up");
  const main = page.getByRole("main");
  const name = main.getByLabel(words("auth.signUp.name"));
  const email = main.getByLabel(words("auth.email"));
  const password = main.getByLabel(words("auth.password"), { exact: true });
  const send = main.getByRole("button", { name: words("auth.signUp.submit") });
  await name.fill("Sophie Germain");
  await email.fill("nowhere");
  await password.fill("four words of mine");
  await send.click();
  await expect(main.getByText(words("auth.problem.email"))).toBeVisible();
  await expect(name).toHaveValue("Sophie Germain");
  await expect(password).toHaveValue("four words of mine");
  await email.fill("sophie@example.test");
  await context.setOffline(true);
  await send.click();
  await expect(main.getByText(words("ui.offline"))).toBeVisible();
  await expect(name).toHaveValue("Sophie Germain");
  await expect(email).toHaveValue("sophie@example.test");
  await expect(password).toHaveValue("four words of mine");
});
