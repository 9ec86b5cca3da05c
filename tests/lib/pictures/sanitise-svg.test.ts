import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sanitiseSvg } from "@/lib/pictures/sanitise-svg";
import { heavyDrawings, hostileDrawings } from "../../fixtures/hostile-drawings";

const svg = (inside: string, attributes = 'viewBox="0 0 20 10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

/** What comes out; the problem if nothing does. */
function made(text: string): string {
  const drawing = sanitiseSvg(text);
  return "problem" in drawing ? drawing.problem : drawing.svg;
}

describe("a drawing", () => {
  test.each([
    '<g id="a" class="x" transform="translate(1 2) rotate(3)"><path d="M0 0L9 9" fill="#f00" stroke-width="2"/></g>',
    '<text x="1" y="2" font-family="serif" xml:space="preserve">a &lt; b &amp; c <tspan dy="1">d</tspan></text>',
    '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#g)"/>',
    '<style>.a{fill:#fff;stroke:url(#g)}\n.b,.c g{fill:rgb(1,2,3)}</style><rect class="a"/>',
    '<marker id="m"><path d="M0 0"/></marker><path d="M0 0L1 1" marker-end="url(#m)" style="fill:none;stroke:#000"/>',
    '<use href="#a" x="1"/><clipPath id="c"><rect/></clipPath><rect clip-path="url(#c)"/>',
  ])("of what is allowed stays as it is: %s", (inside) => {
    expect(made(svg(inside))).toBe(svg(inside));
  });

  test("keeps what is inside a link, and loses what its editor wrote down for itself", () => {
    const written = `<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="i"
      inkscape:version="1" viewBox="0 0 20 10"><metadata>m</metadata><inkscape:grid/><a href="https://example.org"><rect/></a></svg>`;
    expect(sanitiseSvg(written)).toEqual({ svg: svg("<rect/>"), width: 20, height: 10, left: [] });
  });

  test("says what was left out", () => {
    const drawing = sanitiseSvg(
      svg('<script>x</script><image href="y"/><image href="z"/><rect onclick="w"/><use href="v"/>'),
    );
    expect(drawing).toMatchObject({ left: ["href", "image", "onclick", "script"] });
  });

  test.each([
    ['viewBox="0 0 24 12"', [24, 12]],
    ['viewBox="-1,-1 24 12" width="48"', [48, 24]],
    ['width="10mm" height="1in"', [38, 96]],
    ['width="100%" height="100%" viewBox="0 0 3 4"', [3, 4]],
    ['viewBox="0 0 40000 10000"', [2_000, 500]],
    ['viewBox="0 0 0.1 0.1"', [1, 1]],
  ])("with %s is %j pixels large", (attributes, [width, height]) => {
    expect(sanitiseSvg(svg("", attributes))).toMatchObject({ width, height });
  });

  test.each([
    ["", "svg-syntax"],
    ["no XML", "svg-syntax"],
    ["<html/>", "kind"],
    ["<svg viewBox='0 0 1 1'>", "svg-syntax"],
    ["<svg viewBox='0 0 1 1' a=1/>", "svg-syntax"],
    ["<svg/>", "svg-size"],
    ["<svg width='1e9' height='0'/>", "svg-size"],
    ["<svg viewBox='0 0 NaN Infinity'/>", "svg-size"],
  ])("such as %s is refused: %s", (text, problem) => {
    expect(sanitiseSvg(text)).toEqual({ problem });
  });

  test.each(Object.entries(hostileDrawings))("can't do anything by %s", (_, text) => {
    const out = made(text);
    expect(out).not.toMatch(/BAD|script|javascript|@|http(?!:\/\/www\.w3\.org\/2000\/svg")/i);
    if (out.startsWith("<")) expect(made(out)).toBe(out);
  });

  test.each(Object.entries(heavyDrawings))("of %s is seen through or refused in a moment", (_, text) => {
    const begin = performance.now();
    const out = made(text());
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect(out.startsWith("<") ? out.length : out).not.toBe("");
    expect(out.startsWith("<") ? out.length : 0).toBeLessThan(5_000_000);
  });

  test.each([
    "a billion uses",
    "a use of itself",
    "patterns in patterns",
    "patterns in patterns by a class",
    "a mask of itself",
    "a million markers",
    "inherited paint",
    "a million shapes",
    "a line of a million corners",
    "deep groups",
  ])("of %s is too much to draw", (name) => expect(made(heavyDrawings[name]!())).toBe("svg-work"));

  test("passes unchanged once it has passed, and says nothing that was not allowed", () => {
    const word = fc.constantFrom(
      ..."svg g rect path text style use a script image foreignObject linearGradient title x:y".split(" "),
    );
    const name = fc.constantFrom(
      ..."id class d fill style href xlink:href onload viewBox transform width xml:space data-x mask".split(
        " ",
      ),
    );
    const piece = fc.constantFrom(
      ..."a #a url(#a) url(b) ; : { } ( ) \" ' < > & / * /* */ \\ @ rgb(1,2,3) fill red javascript: \n \r \t 1 0,0".split(
        " ",
      ),
      " ",
    );
    const value = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(""));
    const escaped = (text: string) => text.replace(/[&<>"\n\r\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const { tree } = fc.letrec<{ tree: string; children: string }>((tie) => ({
      tree: fc
        .tuple(word, fc.dictionary(name, value, { maxKeys: 4 }), tie("children"))
        .map(([tag, attributes, inside]) => {
          const written = Object.entries(attributes).map(([key, text]) => ` ${key}="${escaped(text)}"`);
          return `<${tag}${written.join("")}>${inside}</${tag}>`;
        }),
      children: fc
        .array(fc.oneof({ maxDepth: 4 }, value.map(escaped), tie("tree")), { maxLength: 4 })
        .map((parts) => parts.join("")),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (parts) => {
        const once = made(svg(parts.join("")));
        if (!once.startsWith("<")) return;
        expect(made(once)).toBe(once);
        expect(once).not.toMatch(/<(?!\/?(?:svg|g|rect|path|text|style|use|linearGradient|title)\b)/);
        expect(once).not.toMatch(/<[^>]* on|<[^>]*href="(?!#)|<(?:style>[^<]|[^>])*url\((?!#a\))/);
      }),
      { numRuns: 400 },
    );
  });
});
