import { expect, test } from "vitest";
import { plainMath } from "@/lib/markdown/plain-math";

test.each([
  ["n' = \\lfloor (n + 2p - k)/s \\rfloor + 1", "n′ = ⌊ (n + 2p - k)/s ⌋ + 1"],
  ["C_\\text{in} \\cdot k^2", "C in · k²"],
  ["h_t = \\tanh(W x_t + U h_{t-1} + b)", "hₜ = tanh(W xₜ + U hₜ₋₁ + b)"],
  ["\\sqrt{d_k}", "√dₖ"],
  ["QK^\\top", "QKᵀ"],
  ["\\frac{a}{b}", "a/b"],
  ["W^Q, W^K, W^V", "WQ, WK, WV"],
  ["p_g = p_\\text{data}", "p g = p data"],
  ["d_\\text{model} = 512", "d model = 512"],
  ["h \\cdot d_v", "h · dᵥ"],
  ["Z^i", "Zⁱ"],
  ["PE_{\\text{pos}+k}", "PE(pos+k)"],
  ["2\\pi \\cdot 10000^{2i/d}", "2π · 10000^(2i/d)"],
  ["\\tilde c_t", "c̃ₜ"],
  ["w_{t-2} w_{t+1} x^{-1} x_{10}", "wₜ₋₂ wₜ₊₁ x⁻¹ x₁₀"],
])("%s is said as %s", (tex, text) => {
  expect(plainMath(tex)).toBe(text);
});
