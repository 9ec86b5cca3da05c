import { expectTypeOf, test } from "vitest";
import type { ItemId, LearnerId, ReviewId, SessionId, VariantId } from "@/lib/quiz/ids";

test("no id can be taken for one of something else; what comes from outside can become any", () => {
  expectTypeOf<VariantId>().not.toExtend<LearnerId>();
  expectTypeOf<LearnerId>().not.toExtend<VariantId>();
  expectTypeOf<ReviewId>().not.toExtend<SessionId>();
  expectTypeOf<SessionId>().not.toExtend<ReviewId>();
  expectTypeOf<ItemId>().not.toExtend<LearnerId>();
  expectTypeOf<string>().toExtend<LearnerId>();
  expectTypeOf<number>().toExtend<ItemId>();
});
