import { describe, expect, it } from "vitest";
import { pluralAfter } from "@/lib/items/exercise/gate/plural-after";

/** `#` is the number. */
function found(text: string): string | null {
  const at = text.indexOf("#");
  return pluralAfter(text.slice(0, at), text.slice(at + 1));
}

describe("a number before a plural", () => {
  it.each([
    ["The sentence has # words.", "words"],
    ["The window reaches # words to the left.", "words"],
    ["The # fully connected layers count.", "fully connected layers"],
    ["The # batch normalisations were counted.", "batch normalisations"],
    ["A batch of # sequences", "sequences"],
    ["for each of the # input channels", "input channels"],
    ["# maps are to become one.", "maps"],
    ["It takes $#$ steps.", "steps"],
    ["That makes $3 \\cdot 0 = #$ windows.", "windows"],
    ["It has # rows and 4 columns", "rows"],
    ["After # steps, it stops.", "steps"],
    ["The # gates open.", "gates"],
    ["A farmer buys # cows.", "cows"],
    ["A model with # hidden units", "hidden units"],
    ["It has\n# moves to make.", "moves"],
  ])("is found in %s", (text, phrase) => {
    expect(found(text)).toBe(phrase);
  });

  it.each([
    "A gate of # keeps the old state.",
    "A stride of # moves the window on.",
    "With stride # moves are short.",
    "Layer # units see more.",
    "Stage # has two blocks.",
    "The # is added.",
    "The # class is right.",
    "It has # bias.",
    "A factor of # as well",
    "The input # is added to what comes out",
    "The # filter gives maps.",
    "It has # layer that reads words.",
    "There is # row of pixels.",
    "It is # times as long.",
    "# plus 2",
    "the $k = #$ words",
    "the # × 3 cells",
    "2.# words",
    "-# words",
    "the #-word sentences",
    "the # $x$ values",
    "with # or 2 words",
    "It has # less.",
    "from 0 to # means certainty",
    "its own stride of # spreads its units",
    "sees #",
    "What equals # gives itself.",
    "Each of them puts # before its name.",
    "x minus # gives y",
  ])("is not found in %s", (text) => {
    expect(found(text)).toBeNull();
  });
});
