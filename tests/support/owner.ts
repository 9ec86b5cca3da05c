/** The first account of the tests' server, which owns the installation, and so may make courses. */
export const owner = { email: "owner@example.test", password: "four words of an owner" } as const;

/** Creates it, as a browser without scripts would, before anybody else can be the first. */
export async function signUpOwner(url: string): Promise<void> {
  const page = await fetch(`${url}/sign-up`, { headers: { "accept-language": "en" } });
  const forms = (await page.text()).split("<form");
  const form = forms.find((each) => each.includes('name="password"')) ?? "";
  const body = new FormData();
  for (const [, name = "", value = ""] of form.matchAll(/<input [^>]*?name="([^"]+)"(?: value="([^"]*)")?/g))
    body.set(name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
  body.set("name", "Ada Lovelace");
  body.set("email", owner.email);
  body.set("password", owner.password);
  const sent = await fetch(`${url}/sign-up`, {
    method: "POST",
    body,
    headers: { origin: url, "accept-language": "en" },
    redirect: "manual",
  });
  if (sent.status !== 303) throw new Error(`The owner could not sign up: ${sent.status}`);
}
