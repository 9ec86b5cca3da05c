/** A forbidden import. */
export type ImportLaw = {
  readonly name: string;
  readonly why: string;
  /** Files that the law applies to. */
  readonly from: RegExp;
  readonly except?: RegExp;
  /** What they must not import: a file of the repository, or a package by its name. */
  readonly never: RegExp;
  readonly unless?: RegExp;
  /** Whether type imports are allowed. */
  readonly typesAllowed?: boolean;
};

const domain =
  /^lib\/(blocks|notes|figures|pictures|items|expression|scheduling|quiz|progress|practice|markdown|browse|authoring|insights|classes)\//;
/** Functions that the browser computes with itself; small, and without content. */
const browserValues = [
  "authoring/add-misconception",
  "authoring/bench/add-test-case",
  "authoring/complete",
  "authoring/gallery/gallery",
  "authoring/insert-entry",
  "authoring/merge-texts",
  "authoring/quick-fixes",
  "authoring/source-places",
  "authoring/form/block-form",
  "authoring/form/edit-form",
  "authoring/form/form-kinds",
  "authoring/written-blocks",
  "browse/complete-query",
  "browse/parse-query",
  "browse/print-query",
  "browse/query",
  "browse/sort",
  "figures/components/registry",
  "items/answer",
  "items/answer-forms/form-readers",
  "items/answer-forms/read-answer",
  "items/is-answer",
  "quiz/limits",
  "quiz/workload",
  "scheduling/memory",
  "scheduling/rating-policy",
];
const databasePackages = /^(@prisma\/|prisma$|pg$|@electric-sql\/|pglite-prisma-adapter$)/;

/**
 * Who may import whom:
 * app → services, auth, the domain's types and the few values that the browser computes with; services → domain, db,
 * event-log, auth; auth → domain, db, event-log; event-log → domain, db; db → the domain's types; the domain → itself.
 */
export const importLaws: readonly ImportLaw[] = [
  {
    name: "the domain stands alone",
    why: "It can be read, tested and moved without anything around it.",
    from: domain,
    never: /^(app|lib|prisma|tests)\//,
    unless: new RegExp(`${domain.source}|^lib/i18n/(languages|locale|localized|content-words)(\\.ts)?$`),
  },
  {
    name: "the domain knows no framework and no database",
    why: "What it computes depends on its parameters alone.",
    from: domain,
    never: new RegExp(
      `^(next|next-intl|use-intl|react|react-dom|better-auth)(/|$)|${databasePackages.source}`,
    ),
  },
  {
    name: "the domain does not touch the system",
    why: "It runs in a browser's worker as it runs here; services read the files.",
    from: domain,
    never: /^node:/,
  },
  {
    name: "pages and routes go through services",
    why: "A use case has one home, and rights are checked in one place.",
    from: /^app\//,
    never: /^lib\/(db|event-log|cli)\//,
  },
  {
    name: "pages take only types of the domain",
    why: "What a page shows is computed by a service; what the browser computes with is listed by name.",
    from: /^app\//,
    // The editor's worker is where the domain runs in the browser.
    except: /^app\/teach\/_editor\/compile\.worker\.ts$/,
    never: domain,
    unless: new RegExp(`^lib/(quiz/api|${browserValues.join("|")})(\\.ts)?$`),
    typesAllowed: true,
  },
  {
    name: "only routes take the schemas of the API",
    why: "The browser gets its types for nothing; zod would cost it 15 KB.",
    from: /^app\//,
    except: /^app\/_boundary\/json-post\.ts$/,
    never: /^lib\/quiz\/api(\.ts)?$/,
    typesAllowed: true,
  },
  {
    name: "shared components only show",
    why: "What asks the server stands with those who know why.",
    from: /^app\/_ui\//,
    never: /^app\/(_boundary\/post|_trial\/|quiz\/)/,
  },
  {
    name: "the session runs without React",
    why: "It can be tested as it is, by events and a clock.",
    from: /^app\/quiz\/(session|storage)\//,
    never: /^(react|react-dom|next|next-intl)(\/|$)|^app\/quiz\/view\//,
  },
  {
    name: "nothing reaches up to the pages",
    why: "Data flows one way.",
    from: /^lib\//,
    never: /^(app|tests)\//,
  },
  {
    name: "nobody calls a command",
    why: "Commands are the outermost layer, beside the pages.",
    from: /^(app|lib)\//,
    except: /^lib\/cli\//,
    never: /^lib\/cli\//,
  },
  {
    name: "the database knows no services",
    why: "It is below them.",
    from: /^lib\/db\//,
    never: /^lib\/(event-log|services|auth)\//,
  },
  {
    name: "the log knows no services",
    why: "They add to it, and so does auth when a guest becomes somebody.",
    from: /^lib\/event-log\//,
    never: /^lib\/(services|auth)\//,
  },
  {
    name: "the database takes only types of the domain",
    why: "What a row means is decided above it.",
    from: /^lib\/db\//,
    never: domain,
    typesAllowed: true,
  },
  {
    name: "auth knows no services",
    why: "Services ask who somebody is, not the other way round.",
    from: /^lib\/auth\//,
    never: /^lib\/services\//,
  },
  {
    name: "only lib/db imports Prisma and database drivers",
    why: "The rest of the program must not care which database it is.",
    from: /^(app|lib)\/|^[a-z-]+\.ts$/,
    except: new RegExp(`^lib/db/|${domain.source}`),
    never: new RegExp(`${databasePackages.source}|^lib/db/client/`),
  },
  {
    name: "only lib/scheduling/schedule-review.ts imports ts-fsrs",
    why: "Its traps are handled there once.",
    from: /^(app|lib)\//,
    except: /^lib\/scheduling\/schedule-review\.ts$/,
    never: /^ts-fsrs$/,
  },
];

/** Code that the domain must not contain, since its result would depend on more than its parameters. */
export const forbiddenInDomain: readonly { readonly code: RegExp; readonly instead: string }[] = [
  { code: /\bMath\.random\b/g, instead: "take a seed as a parameter" },
  { code: /\b(?:Date|performance)\.now\b|\bnew Date\(\)|\bDate\(\)/g, instead: "take `now` as a parameter" },
  { code: /\bprocess\./g, instead: "take what is needed of the environment as a parameter" },
];

export function isDomain(file: string): boolean {
  return domain.test(file);
}
