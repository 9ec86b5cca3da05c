/** English: whether a number is followed by a counted plural. Prefers silence to false alarms. */
import { runAtEnd } from "@/lib/markdown/run-at-end";

const words = (list: string) => new Set(list.split(" "));

/** After these words a number counts what follows, so that no verb can follow it: `the 3 gates`, `has 3 gates`. */
const beforeCount = words(
  "the all these those its their his her our your both other has have had having with without contain contains need needs hold holds",
);
/** After these it may also be a value, and a verb may follow: `a gate of 1 keeps`. */
const beforeCountOrValue = words(
  "a an of to in into from over by for after before between on onto at than and or that which is are was were be make makes give gives get gets bring brings read reads reach reaches cover covers see sees add adds leave leaves take takes draw draws span spans know knows receive receives show shows use uses learn learns only just about every each another least most",
);
/** These take numbers as names or sizes: `layer 1 units`, `stride 1 windows`. */
const beforeName = words(
  "block box case channel chapter class column component day depth dilation dimension equation exercise factor figure group head height index kernel layer length level line model module node number option order padding page part place player position question rank rate row section side size slot stage step stride table team token type unit value version width word year",
);

/** A verb, or a plural: `buys 3 cows`, `in boxes 3 cows wide`. */
const verb =
  /^(?!(?:minus|plus|times|equals|versus|thus|as|does|means|always|perhaps|namely|less)$)[a-z]+[^su]s$/;

/** Plurals of countable things that are not forms of a verb. */
const things = words(
  "apples arrays atoms bags balls biases books boys bytes cats cells channels characters children coins columns components coordinates digits dimensions dogs dollars edges elements entries epochs euros examples features fractions games gates girls grams hours images integers items kernels kilograms kilometers kilometres letters levels liters litres logits matrices meters metres miles minutes modules molecules months multiplications negatives neurons nodes numbers operations parameters particles patches pencils people persons pixels players problems products queries questions seconds sentences sequences slices students symbols tables tensors terms tokens trees tuples variables vectors vertices weeks windows words years zeros",
);
/** Plurals that may be verbs too: nouns, unless an object follows. */
const thingsOrVerbs = words(
  "blocks cards copies days filters frames heads inputs keys labels layers maps moves objects outputs pairs parts places points positions rounds rows samples scores shapes sides stages steps tests turns units values views weights",
);
/** Endings that no verb has. */
const nounEnding = /(?:tions|sions|ments|ities|nesses|ships|ances|ences)$/;
const object = /^\s+(?:the|a|an|it|its|them|this|that|these|those|each|every|all|into)\b/i;

const noPlural =
  /(?:ss|us|is)$|^(?:as|was|has|does|goes|plus|times|minus|less|perhaps|always|across|besides|towards|afterwards|means|series|species|gas|lens|bias|atlas|canvas|news|chaos|yes|its)$/i;
const adjective =
  /^(?:[a-z-]+(?:al|ed|ive|able|ible|ous|ly|ic|ent|ant|ary|ful|less)|true|different|real|other|more|new|old|small|large|hidden|input|output|dot)$/i;
const mostAdjectives = 2;

type Context = "count" | "object" | "count-or-value" | "unclear";

/**
 * The plural that would be wrong if the number between these texts were 1, such as `input channels`; null if there is
 * none, or it is unclear. Other numbers in the texts are given as digits.
 */
export function pluralAfter(before: string, after: string): string | null {
  const inMath = (before.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 1;
  const context = inMath ? contextOfFormula(before) : contextOf(before);
  if (context === null) return null;
  const [gap] = (inMath ? /^\s*\$\s+/ : /^\s+/).exec(after) ?? [];
  if (gap === undefined) return null;
  let rest = after.slice(gap.length);
  const phrase: string[] = [];
  for (let left = mostAdjectives; left >= 0; left--) {
    const [word] = /^[A-Za-z]+(?:-[A-Za-z]+)*(?![\w$-])/.exec(rest) ?? [];
    if (word === undefined) return null;
    phrase.push(word);
    rest = rest.slice(word.length);
    if (isPlural(word, rest, context)) return phrase.join(" ");
    if (!/^\s/.test(rest)) return null;
    rest = rest.trimStart();
    if (adjective.test(word)) continue;
    // A noun before another noun, as in `the 3 batch normalisations`.
    const [next = ""] = /^[A-Za-z]+(?![\w$-])/.exec(rest) ?? [];
    return context === "count" && isThing(next) ? `${phrase.join(" ")} ${next}` : null;
  }
  return null;
}

function isThing(word: string): boolean {
  return things.has(word) || nounEnding.test(word);
}

function isPlural(word: string, rest: string, context: Context): boolean {
  if (isThing(word)) return true;
  const isNoun = context === "count" || !object.test(rest);
  if (thingsOrVerbs.has(word)) return isNoun && context !== "unclear";
  return (
    isNoun && (context === "count" || context === "object") && /[a-z]s$/.test(word) && !noPlural.test(word)
  );
}

/** A formula that is only the number, or equals it (`3 \cdot 4 = `), but does not assign it to a name (`k = `). */
function contextOfFormula(before: string): Context | null {
  const start = before.lastIndexOf("$");
  const formula = before.slice(start + 1).trim();
  if (formula === "") return contextOf(before.slice(0, start));
  const isComputed = formula.endsWith("=") && /^[^a-zA-Z\d]*\d/.test(formula.replace(/\\[a-zA-Z]+/g, ""));
  return isComputed ? "count-or-value" : null;
}

function contextOf(before: string): Context | null {
  if (/^\s*$|[.:;?!]\s+$/.test(before)) return "count-or-value";
  const gap = runAtEnd(before, /[\s(]/);
  const rest = before.slice(0, before.length - gap.length).replace(/,$/, "");
  const word = gap === "" ? "" : runAtEnd(rest, /[A-Za-z]/).toLowerCase();
  if (word === "" || beforeName.has(word)) return null;
  if (beforeCount.has(word)) return "count";
  if (beforeCountOrValue.has(word)) return "count-or-value";
  return verb.test(word) ? "object" : "unclear";
}
