import { expectTypeOf, test } from "vitest";
import type { Html, Markdown, MarkdownSource } from "@/lib/markdown/markup";

test("texts, Markdown and HTML are told apart by the compiler", () => {
  expectTypeOf<string>().not.toExtend<Markdown>();
  expectTypeOf<string>().not.toExtend<Html>();
  expectTypeOf<Markdown>().not.toExtend<Html>();
  expectTypeOf<Html>().not.toExtend<Markdown>();
  expectTypeOf<Exclude<Html, "">>().not.toExtend<MarkdownSource>();
  expectTypeOf<Markdown>().toExtend<MarkdownSource>();
});
