/** TeX as it can be said in one line of plain text, for titles and labels. */

const symbols: Readonly<Record<string, string>> = {
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
};

const raised: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, digit) => [String(digit), sign])),
  T: "ᵀ",
  n: "ⁿ",
  "*": "*",
  "-": "⁻",
};

const lowered: Readonly<Record<string, string>> = {
  ...Object.fromEntries([..."₀₁₂₃₄₅₆₇₈₉"].map((sign, digit) => [String(digit), sign])),
  i: "ᵢ",
  j: "ⱼ",
  k: "ₖ",
  n: "ₙ",
  o: "ₒ",
  p: "ₚ",
  t: "ₜ",
  x: "ₓ",
  "+": "₊",
  "-": "₋",
};

/** What has no sign of its own keeps its `_` or `^`, which readers of formulas know. */
export function plainMath(tex: string): string {
  return tex
    .replace(/\\(?:text|mathrm|mathbb|mathbf|operatorname)\{([^{}]*)\}/g, "{$1}")
    .replace(/\\(?:left|right|[,;:! ])/g, "")
    .replace(/\\d?frac\{([^{}]*)\}\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => symbols[name] ?? name)
    .replace(/\^(?:\{([^{}]*)\}|(.))/g, (_, group?: string, sign?: string) =>
      scripted("^", raised, group ?? sign ?? ""),
    )
    .replace(/_(?:\{([^{}]*)\}|(.))/g, (_, group?: string, sign?: string) =>
      scripted("_", lowered, group ?? sign ?? ""),
    )
    .replace(/[{}]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function scripted(mark: string, signs: Readonly<Record<string, string>>, text: string): string {
  const small = [...text].map((sign) => signs[sign]);
  const isWord = /[a-z]{2}/i.test(text);
  return isWord || small.includes(undefined) ? `${mark}${text}` : small.join("");
}
