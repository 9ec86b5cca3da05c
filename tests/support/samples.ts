import { expect } from "vitest";
import type { ItemKind } from "@/lib/items/item-kind";

/** The sample answers of a kind score as declared, for several draws of a body. */
export function expectSamplesScored<Body>(kind: ItemKind<Body>, body: Body): void {
  for (const seed of ["a", "b", "c"]) {
    const drawn = kind.draw(body, { seed, avoid: [] });
    const { right, wrong, unreadable } = kind.samples(body, drawn);
    const declared = [
      ...right.map((answer) => [answer, "correct"]),
      ...wrong.map((answer) => [answer, "wrong"]),
      ...unreadable.map((answer) => [answer, "invalid"]),
    ];
    const scored = declared.map(([answer = ""]) => [
      answer,
      kind.score(body, drawn, { text: answer }, "en").verdict,
    ]);
    expect(scored).toEqual(declared);
  }
}
