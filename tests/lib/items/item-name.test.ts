import fc from "fast-check";
import { expect, test } from "vitest";
import { itemName } from "@/lib/items/item-name";

const widthOf = (text: string) => text.length + (text.match(/[\u3400-\u9fff]/g)?.length ?? 0);

test("a short question is its own name, a long one gets the name of its concept", () => {
  expect(itemName("What is a feature map?", "Feature maps")).toBe("What is a feature map?");
  const long = "A CNN shares its weights across the … of its input, wherever it looks.";
  expect(itemName(long, "What each family shares")).toBe("What each family shares");
  const chinese = "一个卷积层的输出尺寸由哪些量决定，为什么要向下取整，边缘又怎么办？";
  expect(itemName(chinese, "输出尺寸")).toBe("输出尺寸");
});

test("without a concept, the question is cut at a word", () => {
  const name = itemName("Why does the forget gate of a cell start with a large bias in practice?", null);
  expect(name).toBe("Why does the forget gate of a cell start with…");
});

test("no name is cut within a word or longer than two lines, and none is empty", () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, (list) => {
      const title = list.join(" ");
      const name = itemName(title, null);
      expect(widthOf(name)).toBeLessThanOrEqual(47);
      const kept = name.replace(/…$/, "").split(" ");
      expect(list.slice(0, kept.length)).toEqual(kept);
    }),
  );
});
