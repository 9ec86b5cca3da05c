/** Called by Next once in every server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("@/lib/services/start-server");
  // In development Next alone answers, since it alone notices that a source has changed.
  if (process.env.NODE_ENV === "production") await openHotDoor();
  await startServer();
}

/** For lib/cli/serve.mjs, which is outside the bundle. */
async function openHotDoor(): Promise<void> {
  const { takesHotPost } = await import("@/app/api/hot-door");
  Object.assign(globalThis, { [Symbol.for("notecurve.takesHotPost")]: takesHotPost });
}
