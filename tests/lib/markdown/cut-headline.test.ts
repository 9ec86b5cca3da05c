import { describe, expect, it } from "vitest";
import { cutHeadline } from "@/lib/markdown/cut-headline";

describe("a headline and what follows", () => {
  it.each([
    ["The bias was forgotten. Each filter has one.", "The bias was forgotten", "Each filter has one."],
    ["The bias was forgotten.", "The bias was forgotten", ""],
    ["No end at all", "No end at all", ""],
    ["Why $a. B$? Since $x$ is 0.5. So.", "Why $a. B$?", "Since $x$ is 0.5. So."],
    ["Shown by `nn. Linear` alone. It has a bias.", "Shown by `nn. Linear` alone", "It has a bias."],
    ["It divides by 2.5 and by $k$. 3 is left.", "It divides by 2.5 and by $k$", "3 is left."],
    ["One line.\nAnother.", "One line", "Another."],
    ["漏了偏置。每个滤波器有一个。", "漏了偏置", "每个滤波器有一个。"],
    ["是 $k. K$ 吗？不是。", "是 $k. K$ 吗？", "不是。"],
  ])("%s", (text, headline, rest) => {
    expect(cutHeadline(text)).toEqual({ headline, rest });
  });

  it.each([
    ["Halved, i.e. $n/2$, as in Fig. 2 and Eq. 5. Twice.", "Halved, i.e. $n/2$, as in Fig. 2 and Eq. 5"],
    ["Shown by J. Elman et al. 2012. Twice.", "Shown by J. Elman et al. 2012"],
    ["Wait... Then it was added. Twice.", "Wait... Then it was added"],
    ["A \\$5. 00 note. Twice.", "A \\$5"],
  ])("what ends no sentence: %s", (text, headline) => {
    expect(cutHeadline(text).headline).toBe(headline);
  });

  it("closing marks go with the sentence", () => {
    expect(cutHeadline("**The bias was left out.** It counts.")).toEqual({
      headline: "**The bias was left out**",
      rest: "It counts.",
    });
    expect(cutHeadline('It was called "valid." The sizes differ.').headline).toBe('It was called "valid"');
    expect(cutHeadline("答案是“无目标。”它不是0。")).toEqual({
      headline: "答案是“无目标”",
      rest: "它不是0。",
    });
  });

  it.each([
    "*The bias. Was it?* Each filter has one.",
    "(Padding. Twice.) It matters.",
    "1. The first. The second.",
    "- One. Two.",
    "$$a. B$$ was taken. It is not.",
    "One paragraph.\n\nAnother.",
  ])("there is none where it would be torn out: %s", (text) => {
    expect(cutHeadline(text)).toEqual({ headline: null, rest: text });
  });
});
