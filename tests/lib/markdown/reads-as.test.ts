import { describe, expect, it } from "vitest";
import { readsAs, repeatedReadings } from "@/lib/markdown/reads-as";

describe("what a text reads as", () => {
  it.each([
    ["7", "$7$"],
    ["−2", "$-2$"],
    ["-2", "−2"],
    ["1,024", "1024"],
    ["$12{,}345$", "12,345"],
    ["yes", "**yes**."],
    ["7 × 7", "$7 \\times 7$"],
    ["1/2", "$\\frac{1}{2}$"],
    ["$ {7} $", "7"],
    ["是。", "是"],
    ["`relu`", "relu"],
    ["$x + 1$", "$x+1$"],
    ["a _b_ c", "a b  c"],
  ])("is the same for %s and %s", (one, other) => {
    expect(readsAs(one)).toBe(readsAs(other));
  });

  it.each([
    ["$\\frac{a+b}{c}$", "$a + \\frac{b}{c}$"],
    ["$x^{10}$", "$x^10$"],
    ["$x_i$", "$x^i$"],
    ["$\\mathbf{x}$", "$x$"],
    ["$\\hat{x}$", "$hat x$"],
    ["$W^Q$", "$WQ$"],
    ["1.5", "15"],
    ["W", "w"],
    ["x²", "x2"],
    ["more", "no more"],
    ["$2^{a}b$", "$2^{ab}$"],
    ["1, 2", "12"],
    ["(1, 024)", "1024"],
    ["$\\sqrt{a}b$", "$\\sqrt{ab}$"],
    [".", ""],
  ])("differs for %s and %s", (one, other) => {
    expect(readsAs(one)).not.toBe(readsAs(other));
  });

  it("is told of every text that says what one before it says", () => {
    expect(repeatedReadings(["7", "8", " $7$ ", "7."])).toEqual(["$7$", "7."]);
  });
});
