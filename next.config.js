import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  // These load WebAssembly or native files that lie beside their modules, which a bundle would lose.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/driver-adapter-utils",
    "@viz-js/viz",
    "pg",
    "pglite-prisma-adapter",
  ],
  // `npm test` checks types and lint; starting need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A lock file further up, as in many a home directory, would have Next look for the project there, and complain.
  turbopack: {
    root: import.meta.dirname,
    resolveAlias: {
      // For browsers it exports a version that needs a document, which the editor's worker lacks. Turbopack does not look
      // for a package's export for workers.
      "decode-named-character-reference": "./node_modules/decode-named-character-reference/index.js",
    },
  },
  // A page's code is loaded when it is first asked for: all pages would take 30 MB, and most are never asked for.
  experimental: { preloadEntriesOnStart: false },
  poweredByHeader: false,
  agentRules: false,
};

/** The plugin only changes how pages are built. It loads a compiler, whose memory a server of built pages can save. */
export default async (phase) => (phase === PHASE_PRODUCTION_SERVER ? config : withNextIntl(config));

async function withNextIntl(built) {
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  const plugin = createNextIntlPlugin({
    requestConfig: "./lib/i18n/request.ts",
    experimental: {
      // Messages are compiled at build time, so that no parser for them travels to the browser: 9 KB gzip a page.
      messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true },
    },
  });
  return plugin(built);
}
