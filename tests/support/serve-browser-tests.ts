import { startTestServer } from "./test-server";

/**
 * Before the browser tests: starts one server for all of them. NOTECURVE_TEST_URL names one that is already running.
 */
export default async function serveBrowserTests(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.NOTECURVE_TEST_URL) return undefined;
  const server = await startTestServer();
  process.env.NOTECURVE_TEST_URL = server.url;
  return async () => {
    await server.stop();
    if (process.env.SHOW_SERVER) console.log(server.output());
  };
}
