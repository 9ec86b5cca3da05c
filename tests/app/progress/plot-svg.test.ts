import { expect, test } from "vitest";
import { countScale, plotSvg, shareScale, stackedBars } from "@/app/progress/plot-svg";

test("parts stand on each other in their colours, one path a colour, and the smallest part is seen", () => {
  const scale = countScale(4, 134);
  expect([scale.base, scale.y(0), scale.y(4)]).toEqual([112, 112, 12]);
  const svg = stackedBars(
    [
      [2, 1],
      [0, 4],
      [0.01, 0],
    ],
    ["red", "var(--heat-1)"],
    scale,
  );
  expect(svg).toContain('<path d="M121.7 112V62h90V112zM788.3 112V111.5h90V112z" fill="red"/>');
  expect(svg).toContain('<path d="M121.7 62V37h90V62zM455 112V12h90V112z" fill="var(--heat-1)" stroke=');
});

test("A plot has a name, its scale, its target and its labels, with signs that HTML would read", () => {
  const svg = plotSvg({
    label: 'recall "A" & <B>',
    scale: shareScale(0.9),
    target: 0.95,
    xLabels: [
      { at: 0, label: "<1" },
      { at: 0.5, label: "2" },
    ],
    marks: "<circle/>",
  });
  expect(svg).toContain('role="img" aria-label="recall &quot;A&quot; &amp; &lt;B&gt;"');
  expect(svg).toContain('<text x="26" y="182" text-anchor="end">90</text>');
  expect(svg).toContain('<text x="26" y="16" text-anchor="end">100</text>');
  expect(svg).toContain(
    '<line x2="100%" y1="95" y2="95" stroke="var(--ink-3)" stroke-dasharray="4 3"/><circle/>',
  );
  expect(svg).toContain('<text x="0%" y="196" text-anchor="middle">&lt;1</text>');
  expect(svg).toContain('<text x="50%" y="196" text-anchor="middle">2</text>');
});
