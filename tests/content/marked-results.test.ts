/** A worked solution shows its result in bold, whatever was drawn. */
import { expect, it } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { drawVariant } from "@/lib/items/exercise/draw-variant";
import { revealExercise } from "@/lib/items/exercise/reveal-exercise";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import { courseExercises } from "./compiled-courses";

const exercises = await courseExercises();
const draws = 12;

it.each(exercises)("$id", ({ id, body }) => {
  for (let draw = 0; draw < draws; draw += 1) {
    const given = drawVariant(body, { seed: `${id} ${draw}`, avoid: [] });
    for (const locale of locales) {
      const reveal = revealExercise(body, given, locale);
      const steps = reveal.kind === "exercise" ? reveal.solution : [];
      const where = `${locale}, ${JSON.stringify(given)}: ${steps.join("\n")}`;
      expect(steps.join("\n"), where).toMatch(/\*\*[^*\s][^*]*\*\*|\\mathbf\{/);
      // Typesetting takes much longer than computing: one draw shows that the marks become bold.
      if (draw > 0) continue;
      const shown = steps.map((step) => renderMarkdown(step, locale)).join("");
      expect(shown, where).toMatch(/<strong>|\\mathbf\{/);
    }
  }
});
