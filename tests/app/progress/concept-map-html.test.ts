import { expect, test } from "vitest";
import { conceptMapHtml } from "@/app/progress/charts/concept-map-html";
import { layeredLayout } from "@/lib/progress/layered-layout";

const concept = (name: string, recall: number | null, prerequisites: readonly string[] = []) => ({
  id: `small/${name}`,
  course: "small",
  concept: name,
  name: `<${name}>`,
  prerequisites,
  items: 3,
  met: recall === null ? 0 : 3,
  recall,
  note: null,
});
const words = { unmet: "new", recall: (share: number) => `${share * 100} %` };

test("each concept is a link to its items, with its recall; lines lead from what comes first", () => {
  const concepts = [concept("a", 0.95), concept("b&c", 0.75, ["small/a"]), concept("d", null, ["small/b&c"])];
  const map = {
    course: "small",
    layout: layeredLayout(concepts.map(({ id, prerequisites }) => ({ id, after: prerequisites }))),
  };
  const html = conceptMapHtml(map, { concepts, weakest: [], maps: [map], desired: 0.9 }, words);
  expect(html).toContain(
    '<li style="left:0px;top:0px"><a href="/browse?q=concept%3Aa"><span>&lt;a&gt;</span>',
  );
  expect(html).toContain('<b style="width:90%"></b><u style="left:80%"></u></i><small>95 %</small>');
  expect(html).toContain('class="low"><a href="/browse?q=concept%3Ab%26c"><span>&lt;b&amp;c&gt;</span>');
  expect(html).toContain('class="unmet"');
  expect(html).toContain("<small>new</small>");
  expect(html).toContain('d="M136 40C154 40 154 40 172 40M308 40C326 40 326 40 344 40"');
  expect(html).toContain('<div style="width:480px;height:48px">');
});
