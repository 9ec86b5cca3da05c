import { describe, expect, it } from "vitest";
import { gateExercise } from "@/lib/items/exercise/gate/gate-exercise";
import { body, outputSide, outputSideZh } from "./exercise-fixtures";

/** a and b from 2 to 9, with room to break one thing at a time. */
const sound = `
id: product
title: A title
given:
  a: { int: [2, 9] }
  b: { int: [2, 9] }
where:
  - a != b
ask: What is {{a}} times {{b}}?
answer: { kind: integer, value: a*b }
misconceptions:
  - { id: sum, value: a + b, says: That is the sum. }
  - { id: half, value: a*b/2, says: That is half. }
solution:
  - "{{a}} times {{b}} is {{answer}}."
tests:
  - { with: { a: 3, b: 4 }, answer: 12 }
`;

/** Rounding shows in only one case; padding once would be as good as padding twice too often, so it has more weight. */
const tellsEveryTime = outputSide
  .replace("floor((n + p - k)/s) + 1", "floor((n + 9*p)/s) + 1")
  .replace("id: no-floor, ", 'id: no-floor, when: "mod(span, s) != 0", ');

function rules(yaml: string): string[] {
  return gateExercise(body(yaml)).map(({ rule }) => rule);
}

function broken(...changes: [from: string, to: string][]): string {
  return changes.reduce((yaml, [from, to]) => {
    expect(yaml).toContain(from);
    return yaml.replace(from, to);
  }, sound);
}

describe("the publish gate", () => {
  it("lets a sound exercise pass", () => {
    expect(gateExercise(body(sound))).toEqual([]);
    expect(gateExercise(body(tellsEveryTime, outputSideZh))).toEqual([]);
  });

  it("says of an exercise that is too heavy to check that it is, within a second", () => {
    const sums = Array.from(
      { length: 30 },
      (_, i) => `c${i}: ${i > 0 ? `c${i - 1}` : "a"} + a*${i + 1} + b^2/7`,
    );
    const chain = broken(
      ["ask:", `let: { ${sums.join(", ")} }\nask:`],
      ["is {{answer}}", "is {{answer + c29}}"],
    );
    for (const heavy of [
      chain.replaceAll("[2, 9]", "[2, 140]"),
      broken(["- a != b", '- "sum(range(1, 3900)) < 0"'], ["a: { int: [2, 9] }", "a: { int: [2, 99999] }"]),
      broken(
        ["- a != b", '- "sum(range(a - a + b, 3900)) > 0"'],
        ["a: { int: [2, 9] }", "a: { int: [2, 1999] }"],
      ),
    ]) {
      const exercise = body(heavy);
      const { user } = process.cpuUsage();
      expect(gateExercise(exercise), heavy).toMatchObject([
        {
          rule: "too-much-work",
          message: expect.stringContaining("too heavy to check"),
          remedy: expect.any(String),
        },
      ]);
      expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(1.5);
    }
  });

  it("finds a division by zero in the one variant that has it, and shows the values", () => {
    expect(gateExercise(body(broken(["value: a*b }", "value: a*b*(a - 7)/(a - 7) }"])))[0]).toMatchObject({
      rule: "division-by-zero",
      message: expect.stringContaining("`answer` can't be computed for a = 7, b = 2"),
      given: { a: 7, b: 2 },
    });
    const inLet = broken(["ask:", "let: { c: 1/(b - 5) }\nask:"], ["solution:", "solution:\n  - '{{c}}'"]);
    expect(gateExercise(body(inLet))[0]?.message).toContain("`let.c` can't be computed for a = 2, b = 5");
    const inText = broken(["is {{answer}}", "is {{answer/(a - 9)}}"]);
    expect(gateExercise(body(inText))[0]?.message).toContain("`solution[1]` can't be computed for a = 9");
  });

  it("finds results that are not finite, and conditions that are not boolean", () => {
    expect(rules(broken(["value: a*b }", "value: floor(exp(a^b)) }"]))).toContain("not-finite");
    expect(rules(broken(["  - a != b", "  - a + b"]))).toContain("wrong-type");
  });

  it("accepts misconceptions without a value in some variants", () => {
    expect(
      rules(broken(["value: a*b/2", "value: a*b/(a - 2)"], ["where:", "min_active: 1\nwhere:"])),
    ).toEqual([]);
  });

  it("finds answers that do not fit their form", () => {
    expect(
      gateExercise(body(broken(["value: a*b }", "value: a*b/2 }"], ["value: a*b/2, s", "value: a*b, s"])))[0],
    ).toMatchObject({
      rule: "impossible-result",
      message: "The answer is 15/2 for a = 5, b = 3, but an answer of kind integer is a whole number.",
    });
    const shape = (value: string) => broken(["integer, value: a*b }", `shape, value: "${value}" }`]);
    expect(rules(shape("[a, b - 2]"))).toContain("impossible-result");
    expect(rules(shape("a*b"))).toContain("impossible-result");
    expect(rules(broken(["integer, value: a*b }", 'matrix, value: "[[a, b], [a]]" }']))).toContain(
      "impossible-result",
    );
    expect(rules(broken(["integer, value: a*b }", 'vector, value: "[[a], [b]]" }']))).toContain(
      "impossible-result",
    );
    expect(rules(broken(["integer, value: a*b }", "number, value: a > b }"]))).toContain("impossible-result");
  });

  it("finds the few negative sizes in an exercise about sizes, but not the many of one about differences", () => {
    const side = (value: string) =>
      rules(broken(["value: a*b }", `value: "${value}" }`], ["answer: 12", "answer: 8"]));
    expect(side("2*a + b - 8 + 2 - (a < 3 ? 1 : 0)*9")).toContain("impossible-result");
    expect(side("a - b + 0*a")).not.toContain("impossible-result");
  });

  it("finds exercises with too few variants, or none", () => {
    expect(
      rules(
        broken(
          ["a: { int: [2, 9] }", "a: { int: [2, 3] }"],
          ["b: { int: [2, 9] }", "b: { int: [4, 9] }"],
          ["a != b", "b != 9"],
        ),
      ),
    ).toEqual(["too-few-variants"]);
    expect(rules(broken(["a != b", "a + b == 11"]))).toContain("too-few-variants");
    expect(rules(broken(["a != b", "a > 9"]))).toContain("no-variant");
  });

  it("takes twelve variants for enough, and eleven for too few", () => {
    const tripled = (most: number) => `
id: tripled
title: A title
given: { n: { int: [1, ${most}] } }
ask: What is three times {{n}}?
answer: { kind: integer, value: 3*n }
misconceptions: [{ id: once, value: n + 100, says: Times. }, { id: twice, value: 2*n + 200, says: Three. }]
solution: ["It is {{answer}}."]
tests: [{ with: { n: 2 }, answer: 6 }]
`;
    expect(rules(tripled(12))).toEqual([]);
    expect(rules(tripled(11))).toEqual(["too-few-variants"]);
  });

  it("finds a domain in which too few misconceptions ever differ", () => {
    expect(rules(broken(["value: a + b", "value: a*b/2"], ["answer: 12", "answer: 12"]))).toContain(
      "min-active-unreachable",
    );
  });

  it("finds everything else where no variant has enough misconceptions", () => {
    const doubled = (minActive: number, ask = "Twice {{n}}?") => `
id: doubled
title: A title
given: { n: { int: [1, 90] } }
min_active: ${minActive}
ask: "${ask}"
answer: { kind: integer, value: 2*n }
misconceptions: [{ id: same, value: n + n, says: It is. }]
solution: ["{{1/0}}"]
tests: [{ with: { n: 1 }, answer: 3 }]
`;
    expect(rules(doubled(1))).toEqual(["division-by-zero", "misconception-never-fires", "failing-test"]);
    expect(rules(doubled(2))).toEqual([
      "division-by-zero",
      "too-few-misconceptions",
      "misconception-never-fires",
      "failing-test",
    ]);
    expect(rules(doubled(1, "Is it {{2*n}}?"))).toContain("answer-in-prompt");
    expect(rules(doubled(1).replaceAll("int: [1, 90]", "int: [1, 9000000]"))).toEqual(rules(doubled(1)));
    expect(rules(doubled(1).replace("int: [1, 90]", "int: [1, 5]"))).toContain("too-few-variants");
  });

  it("finds a text that can't be computed wherever it stands, and what else is wrong", () => {
    const failing = (place: string) =>
      gateExercise(
        body(broken(["value: a*b }", `value: a*b, ${place} }`], ["answer: 12", "answer: 13"])),
      ).map(({ rule, message }) => `${rule}: ${message.split(" ")[0]}`);
    expect(failing('hint: "{{1/0}}"')).toEqual(["division-by-zero: `answer.hint`", "failing-test: The"]);
    const options = `
id: larger
title: A title
given: { a: { int: [1, 9] }, b: { int: [1, 9] } }
where: [a != b]
ask: "Which is larger, {{a}} or {{b}}? {{0/0}}"
answer: { kind: choice, value: 'a > b ? "x" : "y"', options: [{ id: x, text: "{{1/(a - a)}}" }, { id: y, text: B }] }
misconceptions: [{ id: turned, value: 'a > b ? "y" : "z"', says: The other. }]
`;
    expect(
      gateExercise(body(options)).map(({ rule, message }) => `${rule}: ${message.split(" ")[0]}`),
    ).toEqual([
      "division-by-zero: `ask`",
      "division-by-zero: `answer.options.x`",
      "misconception-unreadable: The",
      "no-solution: There",
    ]);
  });

  it("finds one answer that comes too often", () => {
    const often = broken(["value: a*b }", "value: 'a*b > 30 ? a*b : 30' }"], ["answer: 12", "answer: 30"]);
    expect(gateExercise(body(often))).toMatchObject([
      {
        rule: "one-answer-too-often",
        message: expect.stringMatching(/^The answer is 30 in \d\d % of the variants\.$/),
      },
    ]);
    // A third for each of three answers is even; half for each of two is a coin toss.
    expect(rules(broken(["value: a*b }", "value: a % 3 + 100 }"], ["answer: 12", "answer: 100"]))).toEqual(
      [],
    );
    expect(rules(broken(["value: a*b }", "value: a % 2 + 100 }"], ["answer: 12", "answer: 101"]))).toEqual([
      "one-answer-too-often",
    ]);
  });

  it("finds misconceptions that never fire or can't be told apart", () => {
    const third = (value: string) =>
      rules(broken(["solution:", `  - { id: third, value: '${value}', says: Third. }\nsolution:`]));
    expect(third("b*a")).toEqual(["misconception-never-fires"]);
    expect(third("1/(a - a)")).toEqual(["misconception-never-fires"]);
    expect(third("b + a")).toEqual(["misconceptions-alike"]);
    expect(third("a < 4 ? a + b : a - b")).toEqual([]);
  });

  it("finds a wrong rule that gives the right answer in more than a quarter of the draws, and shows one", () => {
    const lucky = (most: number) =>
      broken([
        "solution:",
        `  - { id: lucky, value: 'a <= ${most} ? a*b : a*b + 7', says: Luck. }\nsolution:`,
      ]);
    expect(rules(lucky(3))).toEqual([]);
    expect(gateExercise(body(lucky(4)))).toEqual([
      {
        rule: "wrong-rule-passes",
        message:
          "The misconception `lucky` leads to the right answer in 36 % of the variants, for example for a = 3, b = 2.",
        remedy: expect.stringContaining("`apart: true`"),
        given: { a: 3, b: 2 },
      },
    ]);
    expect(rules(lucky(4).replace("id: lucky,", "id: lucky, apart: true,"))).toEqual([]);
    // An output side for which one padding is as good as two in half of the draws.
    expect(rules(outputSide)).toContain("wrong-rule-passes");
  });

  it("finds a misconception that another hides in more than a quarter of the draws, and names that one", () => {
    const hidden = (most: number) =>
      broken([
        "solution:",
        `  - { id: late, value: 'a <= ${most} ? a + b : a*b + 7', says: Late. }\nsolution:`,
      ]);
    expect(rules(hidden(3))).toEqual([]);
    expect(gateExercise(body(hidden(4)))).toEqual([
      {
        rule: "misconceptions-alike",
        message:
          "The misconception `late` leads to the same answer as one above it in 36 % of the variants, so another mistake is named: `sum`, for example, for a = 3, b = 2.",
        remedy: expect.stringContaining("commoner mistake first"),
        given: { a: 3, b: 2 },
      },
    ]);
    expect(rules(hidden(4).replace("id: late,", "id: late, apart: true,"))).toEqual([]);
  });

  it("finds a misconception that the tolerance takes for the answer, and shows both numbers", () => {
    const near = (tolerance: string, more = "") =>
      broken(
        ["integer, value: a*b }", `number, value: a*b, tolerance: ${tolerance} }`],
        ["solution:", `  - { id: near, ${more}value: a*b + a/10, says: Near. }\nsolution:`],
      );
    expect(rules(near("{ abs: 0.1 }"))).toEqual([]);
    expect(gateExercise(body(near("{ abs: 0.2 }")))).toEqual([
      {
        rule: "misconception-within-tolerance",
        message:
          "The misconception `near` leads to 6.2 for a = 2, b = 3, which is near enough to the answer 6 to be accepted.",
        remedy: expect.stringContaining("Narrow the tolerance"),
        given: { a: 2, b: 3 },
      },
    ]);
    expect(rules(near("{ abs: 0.2 }", "apart: true, "))).toEqual([]);
    // The same number, computed in another way, is luck, not a matter of tolerance.
    expect(rules(near("{ abs: 0.2 }").replace("a*b + a/10", "'a == 2 ? a*b : a*b + a'"))).toEqual([]);
  });

  it("judges a mistake with `when` by the draws of its case, unless that is rare", () => {
    const inCase = (condition: string) =>
      broken([
        "solution:",
        `  - { id: late, when: '${condition}', value: 'a <= 4 ? a*b + 7 : a*b', says: Late. }\nsolution:`,
      ]);
    expect(rules(inCase("a <= 4"))).toEqual([]);
    expect(rules(inCase("a <= 6"))).toEqual(["wrong-rule-passes"]);
    expect(gateExercise(body(inCase("a <= 2")))).toMatchObject([
      { rule: "case-too-rare", message: expect.stringContaining("comes up in 13 % of the variants only") },
    ]);
    expect(gateExercise(body(inCase("a"))).map(({ message }) => message)).toContainEqual(
      expect.stringContaining("`misconceptions.late.when` can't be computed for a = 3, b = 2"),
    );
  });

  it("says so when a misconception can be told from the answer in no variant", () => {
    const [found] = gateExercise(
      body(broken(["id: half, value: a*b/2", "id: half, apart: true, value: b*a"])),
    );
    expect(found).toMatchObject({ rule: "misconception-never-fires" });
    expect(
      rules(broken(["id: half, value: a*b/2", "id: half, apart: true, value: 'a > 9 ? 1 : a + b'"])),
    ).toContain("min-active-unreachable");
  });

  it("finds misconceptions that no learner could type", () => {
    expect(
      rules(broken(["solution:", "  - { id: third, value: '\"sum\"', says: Third. }\nsolution:"])),
    ).toEqual(["misconception-unreadable"]);
  });

  it("finds an answer that the prompt shows at one place, not one that coincides here and there", () => {
    expect(rules(broken(["What is", "Is {{a*b}} what"]))).toEqual(["answer-in-prompt"]);
    expect(rules(broken(["What is", "With 6 and 18 and 24 at hand, what is"]))).toEqual([]);
    expect(rules(broken(["What is", "Is 1{{a*b}} or {{a*b}}.5 what"]))).toEqual([]);
  });

  it("finds a right answer that would not be accepted", () => {
    const third = broken(
      ["integer, value: a*b }", "number, value: sqrt(a*b + 0.5) }"],
      ["answer: 12", "answer: 3.5355339059327378"],
    );
    expect(rules(third)).toEqual(["answer-not-accepted"]);
    expect(rules(third.replace("+ 0.5) }", "+ 0.5), digits: 3 }"))).toEqual([]);
  });

  it("runs the author's own tests", () => {
    expect(gateExercise(body(broken(["answer: 12", "answer: 13"])))).toMatchObject([
      {
        rule: "failing-test",
        message: "The test with a = 3, b = 4 fails: the answer is 12, not 13.",
        given: { a: 3, b: 4 },
      },
    ]);
    expect(gateExercise(body(broken(["{ a: 3, b: 4 }", "{ a: 3 }"])))[0]?.message).toContain(
      "`b` is missing.",
    );
    expect(rules(broken(["{ a: 3, b: 4 }, answer: 12", "{ a: 30, b: 4 }, answer: 120"]))).toEqual([]);
  });

  it("asks for a worked solution and for misconceptions", () => {
    const [bare = ""] = sound.split("misconceptions:");
    expect(rules(bare)).toEqual(["too-few-misconceptions", "no-solution"]);
  });

  it("finds a choice whose answer or mistake is not among the options", () => {
    const choice = (answer: string, mistake: string) => `
id: larger
title: A title
given: { a: { int: [1, 9] }, b: { int: [1, 9] } }
where: [a != b]
ask: Which is larger, {{a}} or {{b}}?
answer: { kind: choice, value: 'a > b ? "first" : "${answer}"', options: [{ id: first, text: The first }, { id: second, text: The second }] }
misconceptions: [{ id: turned, value: 'a > b ? "${mistake}" : "first"', says: The other. }]
solution: [Compare them.]
`;
    expect(rules(choice("second", "second"))).toEqual([]);
    expect(rules(choice("last", "second"))).toEqual(["answer-not-an-option"]);
    expect(rules(choice("second", "last"))).toEqual(["misconception-unreadable"]);
  });

  it("finds an answer that is in the prompt as a whole, not one to be assembled from it", () => {
    const list = (value: string, ask: string, kind = "list") => `
id: listed
title: A title
given: { p: { permutation: 4 } }
ask: "${ask}"
min_active: 0
answer: { kind: ${kind}, value: "${value}" }
misconceptions: [{ id: all, value: "[9, 9, 9, 9]", says: No. }]
solution: ["It is {{p}}."]
`;
    const backwards = "[p[4], p[3], p[2], p[1]]";
    expect(gateExercise(body(list("p", "The order is {{p}}. Which order is it?")))).toMatchObject([
      {
        rule: "answer-in-prompt",
        message:
          "The answer stands in the prompt as a whole in 100 % of the variants: whoever copies it is right, for example for p = [1, 2, 3, 4].",
        given: { p: [1, 2, 3, 4] },
      },
    ]);
    const written = "$( {{p[1]}}, {{p[2]}}, {{p[3]}}, {{p[4]}} )$ or {{p[1]}}×{{p[2]}}×{{p[3]}}×{{p[4]}}";
    expect(rules(list("p", `Which is it, ${written}?`, "shape"))).toEqual(["answer-in-prompt"]);
    const rows = "$\\\\begin{bmatrix} {{p[1]}} & {{p[2]}} \\\\\\\\ {{p[3]}} & {{p[4]}} \\\\end{bmatrix}$";
    expect(rules(list("[[p[1], p[2]], [p[3], p[4]]]", `Write ${rows}.`, "matrix"))).toContain(
      "answer-in-prompt",
    );
    expect(rules(list(backwards, "The order is {{p}}. Turn it round."))).toEqual([]);
    expect(
      rules(
        list("p", "The order is {{p}} and then comes 5, as in [{{p[1]}}, {{p[2]}}].").replace("{{p}}", "x"),
      ),
    ).toEqual([]);
    expect(rules(list("[p[1], p[2]]", "The order is {{p}}. How does it begin?"))).toEqual([]);
  });

  it("finds a plural after a number that is 1 in some draw, in English, and shows the draw", () => {
    const counted = (ask: string) =>
      broken(["What is", `${ask} What is`], ["a: { int: [2, 9] }", "a: { int: [1, 9] }"]);
    expect(gateExercise(body(counted("It has {{a}} words.")))).toEqual([
      {
        rule: "plural-of-one",
        message: '`ask` says "1 words" for a = 1, b = 2.',
        remedy: 'Let the word depend on the number: {{ plural(a, "word", "words") }}.',
        given: { a: 1, b: 2 },
      },
    ]);
    expect(rules(broken(["What is", "It has {{a}} words. What is"]))).toEqual([]);
    expect(rules(counted("It has {{a}} {{plural(a, 'word', 'words')}}."))).toEqual([]);
    expect(rules(counted("It has {{a - 1}} hidden layers."))).toEqual(["plural-of-one"]);
    expect(rules(counted("It has {{a}} of the words."))).toEqual([]);
    // The text of a mistake is shown only where it leads to another number than the answer.
    const said = counted("Well.").replace("says: That is half.", "says: 'It has {{a}} words.'");
    expect(rules(said)).toEqual(["plural-of-one"]);
    expect(rules(said.replace("value: a*b/2", "when: a > 4, value: a*b/2"))).toEqual([]);
  });

  it("finds two options that read the same in some draw, and shows which", () => {
    const choice = (first: string, second: string) => `
id: larger
title: A title
given: { a: { int: [1, 9] }, b: { int: [1, 9] } }
ask: Which of two numbers is larger?
answer: { kind: choice, value: 'a >= b ? "first" : "second"', options: [{ id: first, text: '${first}' }, { id: second, text: '${second}' }] }
misconceptions: [{ id: turned, value: 'a >= b ? "second" : "first"', says: The other. }]
solution: ["Compare {{a}} and {{b}}."]
`;
    expect(gateExercise(body(choice("{{a}}", "{{b}}")))).toEqual([
      {
        rule: "same-options",
        message:
          'The options `first` and `second` both read "1" for a = 1, b = 1, so nobody can tell which is which.',
        remedy: "Exclude such values in `where`, or word the options differently.",
        given: { a: 1, b: 1 },
      },
    ]);
    expect(rules(choice("{{a}}", "{{b}}").replace("ask:", "where: [a != b]\nask:"))).toEqual([]);
    expect(rules(choice("a, which is {{a}}", "$ {{b}} $"))).toEqual([]);
    expect(rules(choice("the same", "the **same**."))).toEqual(["same-options"]);
  });

  it("tries the corners of a domain that is too large to enumerate", () => {
    const large = (value: string) => `
id: large
title: A title
given: { a: { int: [1, 1000] }, b: { int: [1, 1000] } }
ask: Combine {{a}} and {{b}}.
answer: { kind: integer, value: ${value} }
misconceptions: [{ id: less, value: a - b - 1, says: Less. }, { id: more, value: 3*a + b, says: More. }]
solution: ["{{answer}}"]
`;
    expect(rules(large("a + b"))).toEqual([]);
    expect(gateExercise(body(large("a + b + 0/(2000 - a - b)")))[0]).toMatchObject({
      rule: "division-by-zero",
      given: { a: 1000, b: 1000 },
    });
  });

  it("finds the same things every time", () => {
    const yaml = broken(["value: a*b }", "value: 'a*b > 30 ? a*b : 30' }"]);
    expect(gateExercise(body(yaml))).toEqual(gateExercise(body(yaml)));
  });
});
