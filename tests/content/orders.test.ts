/** If several orders of steps are equivalent, none of them is marked wrong. */
import { expect, it } from "vitest";
import { orderKind } from "@/lib/items/order/order-kind";
import type { OrderBody } from "@/lib/items/order/read-order";
import { compiledCourses } from "./compiled-courses";

const courses = await compiledCourses({ gate: false });

it("attention may be scaled and masked in either order, but both come before the softmax", () => {
  const verdictOf = verdictsOf("trf.attention-order");
  expect(["a,b,c,d,e", "a,c,b,d,e"].map(verdictOf)).toEqual(["correct", "correct"]);
  expect(["a,b,d,c,e", "a,c,d,b,e", "b,c,a,d,e"].map(verdictOf)).toEqual(["wrong", "wrong", "wrong"]);
});

it("features may be centred and divided by their standard deviation in either order, but before the learned scale", () => {
  const verdictOf = verdictsOf("trf.add-norm-steps");
  expect(["a,b,c,d,e", "a,c,b,d,e"].map(verdictOf)).toEqual(["correct", "correct"]);
  expect(["a,b,d,c,e", "b,a,c,d,e", "a,b,c,e,d"].map(verdictOf)).toEqual(["wrong", "wrong", "wrong"]);
});

/** The verdict on an answer, with the steps shown in the author's order. */
function verdictsOf(id: string): (answer: string) => string {
  const item = courses.flatMap(({ items }) => items).find((item) => item.id === id);
  if (item?.kind !== "order") throw new Error(`There is no order ${id}.`);
  // Only the kind knows the type of its body; the compiler stores it as plain JSON.
  const body = item.body as unknown as OrderBody;
  const order = body.steps.map((_, step) => step);
  return (answer) => orderKind.score(body, { order }, { text: answer }, "en").verdict;
}
