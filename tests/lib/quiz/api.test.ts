import { describe, expect, test } from "vitest";
import type { Post } from "@/app/_boundary/post";
import { apiInputs } from "@/lib/quiz/api";
import { longestAnswer } from "@/lib/quiz/limits";

const variantId = "11111111-1111-4111-8111-111111111111";
const read = (input: object) =>
  apiInputs["/api/answers"].safeParse({ variantId, ...input }).data?.answer ?? null;

test("the compiler knows what each path takes and gives", () => {
  /** Never called. */
  const posts = async (post: Post) => {
    // @ts-expect-error no such path
    await post("/api/quizz", {});
    // @ts-expect-error a number is no id
    await post("/api/undo", { reviewId: 4 });
    // @ts-expect-error nothing to answer
    await post("/api/answers", { answer: { gaveUp: true } });
    // @ts-expect-error an answer is not a text
    await post("/api/answers", { variantId, answer: "4" });
    const { entry } = await post("/api/undo", {});
    // @ts-expect-error an entry has no score
    return entry?.score;
  };
  expect(posts).toBeTypeOf("function");
});

describe("an answer that is posted", () => {
  test.each([
    { text: " 3/4 " },
    { ids: ["b", "a"] },
    { pairs: [["1", "c"]] },
    { cells: [["1", ""]] },
    { gaveUp: true },
  ])("is taken as it is: %j", (answer) => {
    expect(read({ answer })).toEqual(answer);
  });

  test("is taken from a page that was opened before answers were data", () => {
    expect(read({ answer: "b,a" })).toEqual({ text: "b,a" });
    expect(read({ answer: "3/4", giveUp: false })).toEqual({ text: "3/4" });
    expect(read({ answer: "", giveUp: true })).toEqual({ gaveUp: true });
    // A blank is not the wish to be told.
    expect(read({ answer: "" })).toEqual({ text: "" });
  });

  test("is refused if it is none, or longer than any", () => {
    for (const answer of [null, 4, {}, { text: "1", ids: [] }, { gaveUp: false }, { pairs: [["1"]] }])
      expect(read({ answer })).toBeNull();
    const [most, more] = [longestAnswer, longestAnswer + 1];
    expect(read({ answer: "9".repeat(most) })).not.toBeNull();
    for (const answer of [
      "9".repeat(more),
      { text: "9".repeat(more) },
      { ids: ["a".repeat(most), "b"] },
      { cells: Array.from({ length: 2 }, () => ["9".repeat(most / 2)]) },
    ])
      expect(read({ answer })).toBeNull();
  });

  test("names its field where it is refused", () => {
    const { error } = apiInputs["/api/answers"].safeParse({ variantId, answer: null });
    expect(error?.issues[0]?.path).toEqual(["answer"]);
  });
});
