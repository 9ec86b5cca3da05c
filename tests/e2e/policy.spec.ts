import { expect, startAsGuest, test } from "./support/learner-test";

const pages = [
  "/",
  "/start",
  "/sign-in",
  "/sign-up",
  "/courses",
  "/courses/deep-networks",
  "/courses/deep-networks/convolution",
  "/nothing/here",
];
const learnersPages = ["/today", "/quiz", "/settings"];

test("Every page allows the scripts that carry its own nonce and no others", { tag: "@desktop" }, async ({
  page,
}) => {
  await startAsGuest(page);
  const nonces = new Set<string>();
  for (const path of [...pages, ...learnersPages]) {
    const response = await page.request.get(path, { maxRedirects: 0 });
    const policy = response.headers()["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
    expect(nonce.length, path).toBeGreaterThan(20);
    expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(policy, path).toContain("object-src 'none'");
    expect(policy, path).toContain("base-uri 'none'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("default-src 'self';");
    expect(policy, path).toContain("form-action 'self'");
    expect(policy, path).toContain("connect-src 'self';");
    expect(policy, path).toContain(`style-src 'self' 'nonce-${nonce}';`);
    expect(response.headers(), path).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(response.headers(), path).not.toHaveProperty("x-powered-by");
    const html = await response.text();
    const unsigned = [...html.matchAll(/<script\b[^>]*>/g)].filter(
      ([tag]) => !tag.includes(`nonce="${nonce}"`),
    );
    expect(unsigned.map(String), path).toEqual([]);
    expect(html, path).not.toMatch(/<[a-z][^>]*\son[a-z]+="/i);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(pages.length + learnersPages.length);
});

test("Every JSON response forbids sniffing and caching", { tag: "@desktop" }, async ({ page }) => {
  const answers = async () => [
    await page.request.post("/api/quiz", { data: { holding: [] } }),
    await page.request.post("/api/trials", { data: {} }),
    await page.request.post("/api/reviews", { data: "[" }),
    await page.request.get("/api/undo"),
    await page.request.post("/api/nothing", { data: {} }),
  ];
  const stranger = await answers();
  await startAsGuest(page);
  const learner = await answers();
  expect(stranger[0]?.status()).toBe(401);
  expect(learner[0]?.status()).toBe(200);
  for (const nowhere of [stranger.at(-1), learner.at(-1)])
    expect(await nowhere?.json()).toMatchObject({ error: { code: "not-found" } });
  for (const response of [...stranger, ...learner])
    expect(response.headers(), `${response.status()} ${response.url()}`).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": expect.stringContaining("no-store"),
      "referrer-policy": "same-origin",
    });
});

test.describe(() => {
  test.use({ allowedComplaints: [/Content.Security.Policy/i] });

  test("A script that got into the page without the nonce does not run", { tag: "@desktop" }, async ({
    page,
  }) => {
    const blocked: string[] = [];
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) blocked.push(message.text());
    });
    await page.route("/", async (route) => {
      const response = await route.fetch();
      const injected = `<script>window.injected = "inline"</script><img alt="" src="data:," onerror="window.injected = 'handler'"><a id="bait" href="javascript:window.injected='address'">bait</a>`;
      await route.fulfill({
        response,
        body: (await response.text()).replace(/<body[^>]*>/, `$&${injected}`),
      });
    });
    await page.goto("/");
    await page.locator("#bait").evaluate((link: HTMLElement) => link.click());
    await expect.poll(() => blocked.length).toBeGreaterThanOrEqual(3);
    expect(await page.evaluate(() => "injected" in window)).toBe(false);
  });
});
