import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    // Messages are compiled at build time, so that no parser for them travels to the browser: 9 KB gzip a page.
    messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

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
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  agentRules: false,
};

export default withNextIntl(config);
