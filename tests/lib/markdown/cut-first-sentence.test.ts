import { describe, expect, it } from "vitest";
import { cutFirstSentence } from "@/lib/markdown/cut-first-sentence";

describe("a headline and what follows", () => {
  it.each([
    ["The bias was forgotten. Each filter has one.", "The bias was forgotten", "Each filter has one."],
    ["The bias was forgotten.", "The bias was forgotten", ""],
    ["No end at all", "No end at all", ""],
    ["Why $a. B$? Since $x$ is 0.5. So.", "Why $a. B$?", "Since $x$ is 0.5. So."],
    ["Shown by `nn. Linear` alone. It has a bias.", "Shown by `nn. Linear` alone", "It has a bias."],
    ["It divides by 2.5 and by $k$. 3 is left.", "It divides by 2.5 and by $k$", "3 is left."],
    ["Halved, i.e. divided by 2. Twice.", "Halved, i.e. divided by 2", "Twice."],
    ["漏了偏置。每个滤波器有一个。", "漏了偏置", "每个滤波器有一个。"],
    ["是 $k. K$ 吗？不是。", "是 $k. K$ 吗？", "不是。"],
    ["One line.\nAnother.", "One line", "Another."],
  ])("%s", (text, headline, rest) => {
    expect(cutFirstSentence(text)).toEqual([headline, rest]);
  });
});
