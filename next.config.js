import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  // These load WebAssembly or native files that lie beside their modules, which a bundle would lose.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@prisma/driver-adapter-utils",
    "@prisma/schema-engine-wasm",
    "pg",
    "pglite-prisma-adapter",
  ],
  // `npm test` checks types and lint; starting need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  agentRules: false,
};

export default withNextIntl(config);
