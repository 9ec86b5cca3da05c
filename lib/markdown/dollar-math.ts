/**
 * A dollar sign is money as often as it begins a formula: “$4.6 million and $12 million” has no formula. So a formula
 * between single dollar signs neither begins nor ends with a space, contains no dollar sign, and is not followed by a
 * digit. Chinese has no spaces (价格为$5和$6): there, words outside braces show that it is not a formula.
 */
import type { Plugin } from "unified";

/** Whether this can be the text between the dollar signs of a formula, and the text after it. */
export function isFormula(inside: string, after: string): boolean {
  return !/^\s|[\s\\]$/.test(inside) && !/^[\d$]/.test(after) && inside !== "" && !hasWords(inside);
}

function hasWords(tex: string): boolean {
  let depth = 0;
  for (const sign of tex) {
    depth = depthAfter(depth, sign.charCodeAt(0));
    if (depth === 0 && isChinese(sign.charCodeAt(0))) return true;
  }
  return false;
}

function depthAfter(depth: number, code: Code): number {
  if (code === 123) return depth + 1;
  return code === 125 ? Math.max(0, depth - 1) : depth;
}

function isChinese(code: Code): boolean {
  return code !== null && ((code >= 0x3000 && code <= 0x9fff) || (code >= 0xff00 && code <= 0xffef));
}

/** One formula between single dollar signs, without the test for Chinese. */
export const inlineFormula = String.raw`(?<![\\$])\$(?![\s$])[^$]*(?<![\s\\])\$(?![\d$])`;

type Code = number | null;
type State = (code: Code) => State | undefined;
type Effects = {
  enter(type: string): void;
  exit(type: string): void;
  consume(code: Code): void;
  check(construct: Construct, ok: State, nok: State): State;
};
type Tokenizer = (this: unknown, effects: Effects, ok: State, nok: State) => State;
type Construct = { readonly tokenize: Tokenizer; readonly partial?: boolean };
type Extension = { text?: { [code: number]: Construct } };

const dollar = "$".charCodeAt(0);
const backslash = "\\".charCodeAt(0);

/** Use after remark-math: it narrows how that reads single dollar signs. */
export const strictInlineMath: Plugin<[]> = function () {
  const { micromarkExtensions = [] } = this.data() as { micromarkExtensions?: Extension[] };
  for (const extension of micromarkExtensions) {
    const math = extension.text?.[dollar];
    if (extension.text === undefined || math === undefined) continue;
    extension.text = { ...extension.text, [dollar]: narrowed(math) };
  }
};

function narrowed(math: Construct): Construct {
  return {
    ...math,
    tokenize(effects, ok, nok) {
      return effects.check(formulaAhead, math.tokenize.call(this, effects, ok, nok), nok);
    },
  };
}

/** Looks ahead without consuming: whether these dollar signs delimit a formula. Several at once always do. */
const formulaAhead: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const take = (next: State): State => {
      return (code) => {
        effects.consume(code);
        return next;
      };
    };
    const leave = (state: State, code: Code): State | undefined => {
      effects.exit("data");
      return state(code);
    };
    const start: State = (code) => {
      effects.enter("data");
      return take(opened)(code);
    };
    const opened: State = (code) => {
      if (code === dollar) return leave(ok, code);
      return isBlank(code) ? leave(nok, code) : inside(code, 0)(code);
    };
    /** `before` is the previous character, `depth` the number of open braces. */
    const inside =
      (before: Code, depth: number): State =>
      (code) => {
        if (code === null || (depth === 0 && isChinese(code))) return leave(nok, code);
        if (code !== dollar) return take(inside(code, depthAfter(depth, code)))(code);
        return isBlank(before) || before === backslash ? leave(nok, code) : take(closed)(code);
      };
    const closed: State = (code) => leave(isDigit(code) || code === dollar ? nok : ok, code);
    return start;
  },
};

/** Negative codes are line ends and parts of tabs. */
function isBlank(code: Code): boolean {
  return code === null || code <= 32;
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57;
}
