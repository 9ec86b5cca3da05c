/** TeX as one line of plain text, for titles and labels. */

const symbols: ReadonlyMap<string, string> = new Map(
  Object.entries({
    times: "×",
    cdot: "·",
    lfloor: "⌊",
    rfloor: "⌋",
    lceil: "⌈",
    rceil: "⌉",
    approx: "≈",
    le: "≤",
    leq: "≤",
    ge: "≥",
    geq: "≥",
    ne: "≠",
    neq: "≠",
    infty: "∞",
    partial: "∂",
    sum: "Σ",
    prod: "∏",
    sqrt: "√",
    top: "T",
    to: "→",
    in: "∈",
    odot: "⊙",
    alpha: "α",
    beta: "β",
    gamma: "γ",
    delta: "δ",
    varepsilon: "ε",
    epsilon: "ε",
    theta: "θ",
    lambda: "λ",
    mu: "μ",
    sigma: "σ",
    omega: "ω",
    pi: "π",
  }),
);

const raised: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, digit) => [String(digit), sign])),
  T: "ᵀ",
  i: "ⁱ",
  n: "ⁿ",
  x: "ˣ",
  "*": "*",
  "+": "⁺",
  "-": "⁻",
};

const lowered: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."₀₁₂₃₄₅₆₇₈₉"].map((sign, digit) => [String(digit), sign])),
  i: "ᵢ",
  j: "ⱼ",
  k: "ₖ",
  l: "ₗ",
  n: "ₙ",
  o: "ₒ",
  p: "ₚ",
  s: "ₛ",
  t: "ₜ",
  v: "ᵥ",
  x: "ₓ",
  "+": "₊",
  "-": "₋",
};

/** Uses Unicode's small signs for indices and powers where they exist; others are written on the line. */
export function plainMath(tex: string): string {
  return tex
    .replace(
      /([_^]?)\\(?:text|mathrm|mathbb|mathbf|operatorname)\{([^{}]*)\}/g,
      (_, mark: string, word: string) => (mark ? `${mark}{${word}}` : word),
    )
    .replace(/\\tilde(?: |\{)(.)\}?/g, "$1\u0303")
    .replace(/\\(?:left|right|[,;:! ])/g, "")
    .replace(/\\d?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => symbols.get(name) ?? name)
    .replace(/\^(?:\{([^{}]*)\}|(.))/g, (_, group?: string, sign?: string) => power(group ?? sign ?? ""))
    .replace(/_(?:\{([^{}]*)\}|(.))/g, (_, group?: string, sign?: string) => index(group ?? sign ?? ""))
    .replace(/[{}]/g, "")
    .replace(/''/g, "″")
    .replace(/'/g, "′")
    .replace(/\s+/g, " ")
    .trim();
}

/** A capital letter is part of the name, as in WQ; anything else is a power. */
function power(text: string): string {
  if (/^[A-Z]$/.test(text) && !(text in raised)) return text;
  return small(raised, text) ?? (text.length > 1 ? `^(${text})` : `^${text}`);
}

/** A word is separated by a space: d model. A computed index stands in brackets: PE(pos+k). */
function index(text: string): string {
  return small(lowered, text) ?? (/[-+<>=,]/.test(text) ? `(${text})` : ` ${text}`);
}

/** Null for words: they stay on the line even if every letter has a small sign. */
function small(signs: Readonly<Record<string, string>>, text: string): string | null {
  const found = [...text].map((sign) => signs[sign]);
  const isWord = /[a-z]{2}/i.test(text);
  return isWord || found.includes(undefined) ? null : found.join("");
}
