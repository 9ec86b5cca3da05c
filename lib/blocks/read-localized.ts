/** Reads a block of fixed texts with its translations: shared by all kinds but exercises. */
import type * as z from "zod";
import type { TextProblem } from "@/lib/expression/text-problem";
import type { Locale } from "@/lib/i18n/locale";
import { computeText } from "./computed-text";
import type { Diagnostic } from "./diagnostic";
import { fieldName } from "./schema-problems";
import type { SourceBlock } from "./source-block";
import { textsInBlock } from "./texts-in-block";
import { type JoinedTranslations, joinTranslations, type Translation } from "./translations";
import { checkYamlBlock, readYamlBlock, type YamlBlock, type YamlPath } from "./yaml-block";

/** The texts of a block in one language, in the shape of its YAML. */
export type TextTree = { readonly [field: string]: string | TextTree | readonly TextTree[] | undefined };

type CommonFields = { readonly id: string; readonly quote?: string | undefined };

export type LocalizedKind<
  Fields extends CommonFields,
  Translated extends CommonFields,
  Texts extends TextTree,
> = {
  readonly schema: z.ZodType<Fields>;
  readonly translationSchema: z.ZodType<Translated>;
  /** Whether its texts may have holes. */
  readonly holes?: true;
  texts(fields: Fields): Texts;
  translatedTexts(fields: Translated): TextTree;
};

export type LocalizedBlock<Fields, Texts> = {
  readonly diagnostics: readonly Diagnostic[];
  /** Null if the original has errors. */
  readonly read: (JoinedTranslations<Texts> & { readonly fields: Fields }) | null;
};

/** Returns texts with their expressions computed. Never throws on bad input. */
export function readLocalized<
  Fields extends CommonFields,
  Translated extends CommonFields,
  Texts extends TextTree,
>(
  kind: LocalizedKind<Fields, Translated, Texts>,
  block: SourceBlock,
  translations: readonly SourceBlock[],
): LocalizedBlock<Fields, Texts> {
  const yaml = readYamlBlock(block);
  const { value: fields, diagnostics: found } = checkYamlBlock(yaml, kind.schema);
  const original = fields && computeTree(kind, kind.texts(fields), yaml, block.locale);
  const translated = translations.map((one) => readTranslation(kind, one, original?.tree ?? null));
  const diagnostics = [
    ...found,
    ...(original?.diagnostics ?? computeAll(kind, block)),
    ...translated.flatMap((one) => one.diagnostics),
  ];
  if (fields === null || original === null || original.diagnostics.length > 0)
    return { diagnostics, read: null };
  const joined = joinTranslations({ yaml, quote: fields.quote, texts: original.tree }, translated);
  return { diagnostics, read: { fields, ...joined } };
}

function readTranslation<
  Fields extends CommonFields,
  Translated extends CommonFields,
  Texts extends TextTree,
>(
  kind: LocalizedKind<Fields, Translated, Texts>,
  block: SourceBlock,
  original: Texts | null,
): Translation<Texts> {
  const { locale } = block;
  const yaml = readYamlBlock(block);
  const checked = checkYamlBlock(yaml, kind.translationSchema);
  const quote = checked.value?.quote;
  if (checked.value === null || original === null)
    return {
      locale,
      yaml,
      quote,
      texts: null,
      diagnostics: [...checked.diagnostics, ...computeAll(kind, block)],
    };
  const translated = kind.translatedTexts(checked.value);
  const { tree, diagnostics } = computeTree(kind, translated, yaml, locale);
  const compared = [...missingTexts(original, translated, yaml), ...surplusTexts(original, translated, yaml)];
  const whole = compared.length === 0 && diagnostics.length === 0;
  // A tree with the same fields as the original has its type.
  const texts = whole ? (tree as Texts) : null;
  return { locale, yaml, quote, texts, diagnostics: [...checked.diagnostics, ...diagnostics, ...compared] };
}

function missingTexts(original: TextTree, translated: TextTree, yaml: YamlBlock): Diagnostic[] {
  return leavesOf(original).flatMap(({ path }) =>
    leafAt(translated, path)
      ? []
      : [
          yaml.problem(path, {
            severity: "warning",
            rule: "missing-translation",
            message: `${fieldName(path)} is not translated, so the whole item is shown in English.`,
            remedy: "Translate it.",
          }),
        ],
  );
}

function surplusTexts(original: TextTree, translated: TextTree, yaml: YamlBlock): Diagnostic[] {
  return leavesOf(translated).flatMap(({ path }) =>
    leafAt(original, path)
      ? []
      : [
          yaml.problem(path, {
            rule: "surplus-translation",
            message: `${fieldName(path)} translates nothing: the English block has no such text.`,
            remedy:
              "Take it away, or add it to the English block first. Lists keep the order of the English ones.",
          }),
        ],
  );
}

/** Whether the texts of a kind may have holes. */
type Holes = { readonly holes?: boolean };

function computeTree<Texts extends TextTree>(kind: Holes, texts: Texts, yaml: YamlBlock, locale: Locale) {
  const diagnostics: Diagnostic[] = [];
  const tree = mapLeaves(texts, [], (source, path) => {
    const { text, problems } = computeText(source, locale, kind);
    diagnostics.push(...problems.map((problem) => expressionProblem(problem, yaml, path)));
    return text;
  });
  return { tree: tree as Texts, diagnostics };
}

/** Errors in expressions of a block whose fields are unreadable: they are wrong whatever the fields are. */
function computeAll(kind: Holes, block: SourceBlock): Diagnostic[] {
  const { yaml, texts } = textsInBlock(block);
  return texts
    .filter(({ path }) => path[0] !== "dot")
    .flatMap(({ path, text }) =>
      computeText(text, block.locale, kind).problems.map((problem) => expressionProblem(problem, yaml, path)),
    );
}

function expressionProblem(problem: TextProblem, yaml: YamlBlock, path: YamlPath): Diagnostic {
  return yaml.problem(path, { rule: "expression", ...problem });
}

type Change = (text: string, path: YamlPath) => string;

function mapLeaves(tree: TextTree, path: YamlPath, change: Change): TextTree {
  const mapped: Record<string, string | TextTree | readonly TextTree[]> = {};
  for (const [field, value] of Object.entries(tree)) {
    const here = [...path, field];
    if (value === undefined) continue;
    if (typeof value === "string") mapped[field] = change(value, here);
    else if (isList(value))
      mapped[field] = value.map((entry, index) => mapLeaves(entry, [...here, index], change));
    else mapped[field] = mapLeaves(value, here, change);
  }
  return mapped;
}

function leavesOf(tree: TextTree): { path: YamlPath; text: string }[] {
  const leaves: { path: YamlPath; text: string }[] = [];
  mapLeaves(tree, [], (text, path) => {
    leaves.push({ path, text });
    return text;
  });
  return leaves;
}

function leafAt(tree: TextTree, path: YamlPath): boolean {
  const found = path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step],
    tree,
  );
  return typeof found === "string";
}

function isList(value: TextTree | readonly TextTree[]): value is readonly TextTree[] {
  return Array.isArray(value);
}
