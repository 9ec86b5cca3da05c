/** Called by Next once in every server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("@/lib/services/start-server");
  // In development Next alone answers, since it alone notices that a source has changed.
  if (process.env.NODE_ENV === "production") offerHotDoor();
  await startServer();
}

/** For lib/cli/serve.mjs, which is outside the bundle. Loaded at the first post: until then it would only take memory. */
function offerHotDoor(): void {
  const load = async () => (await import("@/app/api/hot-door")).takesHotPost;
  Object.assign(globalThis, { [Symbol.for("notecurve.loadHotDoor")]: load });
}
