import { signUpOwner } from "./owner";
import { startTestServer } from "./test-server";

/**
 * Before the browser tests: starts one server for all of them, which belongs to `owner`. NOTECURVE_TEST_URL names one
 * that is already running, with that owner.
 * It believes one proxy, so that each test may come from a network of its own: together they start more guests than
 * one network may.
 */
export default async function serveBrowserTests(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.NOTECURVE_TEST_URL) return undefined;
  const server = await startTestServer({ TRUSTED_PROXIES: "1" });
  process.env.NOTECURVE_TEST_URL = server.url;
  await signUpOwner(server.url);
  return async () => {
    await server.stop();
    if (process.env.SHOW_SERVER) console.log(server.output());
  };
}
