import { foldText } from "./fold-text";
import { type FieldName, fieldNames, itemKinds, itemStates, type NumberField, numberFields } from "./query";
import { isBareWord, quotedText, scanQuery, type Word } from "./scan-query";

/** What a learner can search for by name, in their language. */
export type Vocabulary = Readonly<Record<"course" | "note" | "concept", readonly Named[]>>;

type Named = { readonly id: string; readonly name: string };

/** The names of fields and values in the reader's language. */
export type CompletionWords = {
  field(field: FieldName): string;
  /** Of `kind:` and `is:`. */
  value(field: "kind" | "is", value: string): string;
  /** What an example of a number or of `rated:` means. */
  example(field: NumberField | "rated", value: string): string;
};

export type Suggestion = {
  /** As it stands in the search: `is:leech`. */
  readonly text: string;
  readonly meaning: string;
  /** Whether a value is still to come. */
  readonly isOpen: boolean;
};

export type Completion = {
  /** The part of the text that a suggestion replaces. */
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
};

const most = 8;

const examples: Readonly<Record<NumberField | "rated", readonly string[]>> = {
  due: ["<=0", "<8", ">30"],
  stability: ["<7", ">21"],
  difficulty: [">7"],
  recall: ["<80", "<90"],
  lapses: [">4", "0"],
  reviews: ["<3", ">10"],
  rated: ["1", "7", "7:again"],
};

/** What the word at the cursor may become. */
export function completeQuery(
  text: string,
  cursor: number,
  vocabulary: Vocabulary,
  words: CompletionWords,
): Completion {
  const word = wordAt(text, cursor);
  if (word === null) return { from: cursor, to: cursor, suggestions: openFields(words) };
  const suggestions =
    word.field === null ? beginnings(word, vocabulary, words) : valuesOf(word, vocabulary, words);
  const isThere = suggestions.length === 1 && suggestions[0]?.text === text.slice(word.from, word.to);
  return { from: word.from, to: word.to, suggestions: isThere ? [] : suggestions.slice(0, most) };
}

/** The text with a suggestion in its place, and the cursor behind it. */
export function withSuggestion(
  text: string,
  { from, to }: Completion,
  { text: insert, isOpen }: Suggestion,
): { readonly text: string; readonly cursor: number } {
  const rest = text.slice(to);
  const space = isOpen || rest.startsWith(" ") ? "" : " ";
  const cursor = from + insert.length + (isOpen ? 0 : 1);
  return { text: text.slice(0, from) + insert + space + rest, cursor };
}

/** The word that ends at the cursor. */
function wordAt(text: string, cursor: number): Word | null {
  const last = scanQuery(text.slice(0, cursor)).at(-1);
  if (last === undefined || last.to !== cursor) return null;
  if (last.type === "word") return last.isQuoted && last.isClosed ? null : last;
  if (last.type !== "or" && last.type !== "and") return null;
  const { from, to } = last;
  return {
    type: "word",
    from,
    to,
    field: null,
    valueFrom: from,
    text: last.type,
    isQuoted: false,
    isClosed: true,
  };
}

function openFields(words: CompletionWords): readonly Suggestion[] {
  return fieldNames.map((field) => fieldSuggestion(field, words));
}

function fieldSuggestion(field: FieldName, words: CompletionWords): Suggestion {
  return { text: `${field}:`, meaning: words.field(field), isOpen: true };
}

/** Fields, and values of fields, whose names begin like the word or whose meanings contain it. */
function beginnings(word: Word, vocabulary: Vocabulary, words: CompletionWords): readonly Suggestion[] {
  if (word.isQuoted) return [];
  const typed = foldText(word.text);
  const values = [...namedValues("is", words), ...namedValues("kind", words)];
  const concepts = typed.length < 2 ? [] : vocabulary.concept.map((each) => namedSuggestion("concept", each));
  const begins = (name: string) => name.startsWith(typed);
  const means = ({ meaning }: Suggestion) => foldText(meaning).includes(typed);
  return distinct([
    ...openFields(words).filter(({ text }) => begins(text)),
    ...values.filter(({ text }) => begins(text.slice(text.indexOf(":") + 1))),
    ...[...openFields(words), ...values].filter((each) => typed.length > 1 && means(each)),
    ...concepts.filter(means),
  ]);
}

function valuesOf(word: Word, vocabulary: Vocabulary, words: CompletionWords): readonly Suggestion[] {
  const field = word.field?.toLowerCase() ?? "";
  const typed = foldText(word.text);
  switch (field) {
    case "is":
    case "kind":
      return namedValues(field, words).filter(
        ({ text, meaning }) => text.startsWith(`${field}:${typed}`) || foldText(meaning).includes(typed),
      );
    case "course":
    case "note":
    case "concept":
      return vocabulary[field]
        .filter(({ id, name }) => foldText(id).includes(typed) || foldText(name).includes(typed))
        .map((named) => namedSuggestion(field, named));
    default:
      return hasExamples(field)
        ? examples[field]
            .filter((value) => value.startsWith(typed))
            .map((value) => ({
              text: `${field}:${value}`,
              meaning: words.example(field, value),
              isOpen: false,
            }))
        : [];
  }
}

function namedValues(field: "kind" | "is", words: CompletionWords): readonly Suggestion[] {
  const values: readonly string[] = field === "kind" ? itemKinds : itemStates;
  return values.map((value) => ({
    text: `${field}:${value}`,
    meaning: words.value(field, value),
    isOpen: false,
  }));
}

function namedSuggestion(field: keyof Vocabulary, { id, name }: Named): Suggestion {
  const value = isBareWord(id) ? id : quotedText(id);
  return { text: `${field}:${value}`, meaning: name, isOpen: false };
}

function hasExamples(field: string): field is keyof typeof examples {
  return field === "rated" || (numberFields as readonly string[]).includes(field);
}

function distinct(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return [...new Map(suggestions.map((each) => [each.text, each])).values()];
}
