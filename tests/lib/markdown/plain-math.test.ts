import { expect, test } from "vitest";
import { plainMath } from "@/lib/markdown/plain-math";

test.each([
  ["n' = \\lfloor (n + 2p - k)/s \\rfloor + 1", "n' = ⌊ (n + 2p - k)/s ⌋ + 1"],
  ["C_\\text{in} \\cdot k^2", "C_in · k²"],
  ["h_t = \\tanh(W x_t + U h_{t-1} + b)", "hₜ = tanh(W xₜ + U hₜ₋₁ + b)"],
  ["\\sqrt{d_k}", "√dₖ"],
  ["QK^\\top", "QKᵀ"],
  ["\\frac{a}{b}", "a/b"],
  ["W^O", "W^O"],
  ["w_{t-2} w_{t+1} x^{-1} x_{10}", "wₜ₋₂ wₜ₊₁ x⁻¹ x₁₀"],
])("%s is said as %s", (tex, text) => {
  expect(plainMath(tex)).toBe(text);
});
