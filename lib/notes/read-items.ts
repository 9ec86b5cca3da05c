/** Reads the blocks of a note and of its translations as items, each with the position of its block. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type Diagnostic, diagnostic } from "@/lib/blocks/diagnostic";
import { readYamlBlock } from "@/lib/blocks/yaml-block";
import type { FindFigure } from "@/lib/figures/figure-to-label";
import { type GraphvizAnswers, notingGraphviz } from "@/lib/figures/graphviz";
import type { Json, KindName, ReadItem } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import { conceptRemedy } from "./course-file";
import type { Memo } from "./memo";
import type { ParsedBlock, ParsedNote } from "./parse-note";
import { type FindPicture, withPictures } from "./place-pictures";

export type ReadNoteBlock = {
  readonly block: ParsedBlock;
  /** At most one per language. */
  readonly translations: readonly ParsedBlock[];
  /** Empty if the block has errors. */
  readonly items: readonly HashedItem[];
};

/** An item with the data that do not depend on its kind. */
export type HashedItem = ReadItem<Json> & {
  readonly tests: number;
  readonly misconceptions: number;
  readonly hash: string;
};

export type ReadNoteItems = {
  readonly blocks: readonly ReadNoteBlock[];
  /** What Graphviz was asked for figures with hidden labels. */
  readonly graphs: GraphvizAnswers;
  readonly diagnostics: readonly Diagnostic[];
};

/** `concepts` are ids, null if unknown. */
export function readItems(
  note: ParsedNote,
  translations: readonly ParsedNote[],
  concepts: readonly string[] | null,
  { findFigure, findPicture }: { readonly findFigure: FindFigure; readonly findPicture: FindPicture },
  memo: Memo,
): ReadNoteItems {
  const pairs = note.blocks.map((block) => ({
    block,
    translations: findTranslations(
      block,
      note.blocks,
      translations.map(({ blocks }) => blocks),
    ),
  }));
  const read = pairs.map((pair) => ({
    ...pair,
    ...readBlock(pair.block, pair.translations, findFigure, findPicture, memo),
  }));
  const known = JSON.stringify(concepts);
  return {
    blocks: read.map(({ block, translations, items }) => ({ block, translations, items })),
    graphs: Object.assign({}, ...read.map(({ graphs }) => graphs)) as GraphvizAnswers,
    diagnostics: [
      ...read.flatMap(({ diagnostics }) => diagnostics),
      ...note.blocks.flatMap((block) => [
        ...memo.ofBlocks(`concepts ${known}`, [block], () => ({
          diagnostics: conceptProblems(block, concepts),
        })).diagnostics,
        ...placeProblems(block),
      ]),
      ...translations.flatMap((translation) => translationProblems(note, translation)),
    ],
  };
}

function readBlock(
  block: ParsedBlock,
  translations: readonly ParsedBlock[],
  findFigure: FindFigure,
  findPicture: FindPicture,
  memo: Memo,
): Omit<ReadNoteItems, "blocks"> & Pick<ReadNoteBlock, "items"> {
  return memo.ofBlocks(
    "items",
    [block, ...translations],
    () => {
      const figures: { id: string; figure: ReturnType<FindFigure> }[] = [];
      const findAndNote: FindFigure = (id) => {
        const figure = findFigure(id);
        figures.push({ id, figure });
        return figure;
      };
      const pictures = new Map<string, ReturnType<FindPicture>>();
      const findAndKeep: FindPicture = (name) => {
        pictures.set(name, findPicture(name));
        return pictures.get(name);
      };
      const { result, graphs } = notingGraphviz(() =>
        kindOf(block.kind).read(block, translations, findAndNote),
      );
      const { items, diagnostics } = result;
      return {
        graphs,
        items: items.map((item) => hashedItem(block.kind, item, findAndKeep)),
        diagnostics,
        figures,
        pictures,
      };
    },
    ({ figures, pictures }) =>
      figures.every(({ id, figure }) => findFigure(id) === figure) &&
      [...pictures].every(([name, address]) => findPicture(name) === address),
  );
}

function hashedItem(kind: KindName, item: ReadItem<unknown>, findPicture: FindPicture): HashedItem {
  // Bodies are plain JSON; undefined fields, which JSON drops, are removed here.
  const body = withPictures(JSON.parse(JSON.stringify(item.body)) as Json, findPicture);
  return { ...item, ...kindOf(kind).caseCounts(item.body), body, hash: hashOf(kind, body) };
}

/** Changes whenever the item's content or grading changes. */
export function hashOf(kind: KindName, body: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([kind, body])))).slice(0, 32);
}

/**
 * The translations of a block, by the blocks of each translated note. Of blocks with the same id, which is an error,
 * only the first is translated: otherwise its problems would count twice.
 */
export function findTranslations<Block extends { readonly id: string | null; readonly kind: string }>(
  block: Block,
  originals: readonly Block[],
  translated: readonly (readonly Block[])[],
): Block[] {
  if (block.id === null || originals.find(({ id }) => id === block.id) !== block) return [];
  return translated.flatMap(
    (blocks) => blocks.find(({ id, kind }) => id === block.id && kind === block.kind) ?? [],
  );
}

/** For this many unknown concepts of a block, similar names are suggested. */
const mostSearched = 5;

/** Checks the block itself, so that blocks with other errors are checked too. */
function conceptProblems(block: ParsedBlock, known: readonly string[] | null): Diagnostic[] {
  const yaml = readYamlBlock(block);
  const written = (yaml.value as { readonly concepts?: unknown } | null | undefined)?.concepts ?? [];
  if (!Array.isArray(written) || yaml.value === undefined) return [];
  if (written.length === 0) {
    const message = `The ${block.kind} exercises no concept, so it counts for none.`;
    const remedy = "Add `concepts: [ … ]` with ids from `course.yaml`.";
    return [yaml.problem(["id"], { severity: "warning", rule: "no-concept", message, remedy })];
  }
  return written.flatMap((concept, index) => {
    if (known === null || typeof concept !== "string" || known.includes(concept)) return [];
    const message = `There is no concept \`${concept}\`.`;
    const near = index < mostSearched ? known : [];
    const details = { rule: "unknown-concept", message, remedy: conceptRemedy(concept, near) };
    return [yaml.problem(["concepts", index], details)];
  });
}

function placeProblems(block: ParsedBlock): Diagnostic[] {
  if (block.anchor !== null) return [];
  return [
    diagnostic(block, {
      rule: "no-heading",
      message: "The block stands before the first heading, so it belongs to no section.",
      remedy: "Put a heading such as `## Name {#name}` above it.",
    }),
  ];
}

function translationProblems(note: ParsedNote, translation: ParsedNote): Diagnostic[] {
  const originals = [...note.blocks, ...note.figures];
  const translations = [...translation.blocks, ...translation.figures];
  const translated = new Set(translations.map(({ id }) => id));
  const missing = originals.flatMap((block) =>
    block.id === null || translated.has(block.id)
      ? []
      : [
          diagnostic(block, {
            severity: "warning",
            rule: "missing-translation",
            message: `\`${block.id}\` is not in ${translation.file}, so it is shown in English.`,
            remedy: "Add a block with the same id and its texts.",
          }),
        ],
  );
  const surplus = translations.flatMap((block, index) => {
    const original = originals.find(({ id }) => id !== null && id === block.id);
    if (original === undefined) {
      return [
        diagnostic(block, {
          rule: "surplus-translation",
          message: `${note.file} has no block ${block.id === null ? "without an id" : `\`${block.id}\``}.`,
          remedy: "Correct the id, or take the block away.",
        }),
      ];
    }
    const first = translations.findIndex(({ id }) => id === block.id);
    if (first < index) {
      return [
        diagnostic(block, {
          rule: "duplicate-id",
          message: `\`${block.id}\` is translated already: line ${translations[first]?.line}.`,
          remedy: "Keep one of the two blocks.",
        }),
      ];
    }
    if (original.kind === block.kind) return [];
    return [
      diagnostic(block, {
        rule: "kind-differs",
        message: `\`${block.id}\` is a ${original.kind} in English.`,
        remedy: `Start the fence with \`${original.kind}\`.`,
      }),
    ];
  });
  return [...missing, ...surplus, ...headingProblems(note, translation)];
}

function headingProblems(note: ParsedNote, translation: ParsedNote): Diagnostic[] {
  const differing = (of: ParsedNote, other: ParsedNote) =>
    of.headings.filter(({ id }) => !other.headings.some((heading) => heading.id === id));
  return [
    ...differing(note, translation).map(({ id, line }) =>
      diagnostic(
        { file: note.file, line, column: 1 },
        {
          severity: "warning",
          rule: "missing-translation",
          message: `${translation.file} has no heading \`${id}\`, so links to it lead nowhere there.`,
          remedy: `Give its translation the same id: \`{#${id}}\`.`,
        },
      ),
    ),
    ...differing(translation, note).map(({ id, line }) =>
      diagnostic(
        { file: translation.file, line, column: 1 },
        {
          severity: "warning",
          rule: "surplus-translation",
          message: `${note.file} has no heading \`${id}\`.`,
          remedy: "Use the ids of the English headings.",
        },
      ),
    ),
  ];
}
