/** How much there is to draw, with everything that a drawing refers to drawn as often as it is. */
import { idsIn, readDeclarations, shapes } from "./svg-allowed";

export type SvgElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (SvgElement | string)[];
};

/** What a class refers to: properties with values that have ids. */
export type ClassReferences = ReadonlyMap<string, readonly (readonly [property: string, ids: string[]])[]>;

type Work = {
  /** Elements drawn. */
  readonly elements: number;
  /** Corners of lines, at most. */
  readonly corners: number;
};

const mostWork: Work = { elements: 50_000, corners: 1_000_000 };

/** They hold for everything inside the element. */
const inherited = new Set(["fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"]);

/** Whether browsers can draw it in moments: nothing refers to itself, and not too much is drawn. */
export function isDrawable(root: SvgElement, classes: ClassReferences): boolean {
  const byId = new Map<string, SvgElement[]>();
  const collect = (element: SvgElement): void => {
    const id = element.attributes.get("id");
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), element]);
    for (const child of element.children) if (typeof child !== "string") collect(child);
  };
  collect(root);

  const known = new Map<SvgElement, Work>();
  const open = new Set<SvgElement>();
  const workOf = (element: SvgElement): Work => {
    const before = known.get(element);
    if (before !== undefined) return before;
    if (open.has(element)) return tooMuch;
    open.add(element);
    const inside = element.children.flatMap((child) => (typeof child === "string" ? [] : [workOf(child)]));
    const used = idOf(element.attributes.get("href"));
    let work = sum([own(element), ...inside, ...targets(used)]);
    const plain = work;
    for (const [property, ids] of references(element, classes))
      for (const id of ids)
        for (const one of targets(id)) work = sum([work, times(one, repeats(property, plain))]);
    open.delete(element);
    known.set(element, work);
    return work;
  };
  const targets = (id: string | null): Work[] => (id === null ? [] : (byId.get(id) ?? []).map(workOf));

  const { elements, corners } = workOf(root);
  return elements <= mostWork.elements && corners <= mostWork.corners;
}

const tooMuch: Work = { elements: Number.POSITIVE_INFINITY, corners: 0 };

function own({ name, attributes }: SvgElement): Work {
  const written = (attributes.get("d") ?? attributes.get("points") ?? "").length;
  return { elements: shapes.has(name) ? 1 : 0.1, corners: Math.ceil(written / 4) };
}

function sum(works: readonly Work[]): Work {
  return works.reduce((a, b) => ({ elements: a.elements + b.elements, corners: a.corners + b.corners }));
}

function times({ elements, corners }: Work, factor: number): Work {
  return { elements: elements * factor, corners: corners * factor };
}

/** How often what a property refers to is drawn for this work. */
function repeats(property: string, { elements, corners }: Work): number {
  if (property.startsWith("marker")) return Math.max(1, corners);
  return inherited.has(property) ? Math.max(1, elements) : 1;
}

function references({ attributes }: SvgElement, classes: ClassReferences): [string, string[]][] {
  const found: [string, string[]][] = [...attributes].map(([name, value]) => [name, idsIn(value)]);
  for (const [property, value] of readDeclarations(attributes.get("style") ?? ""))
    found.push([property, idsIn(value)]);
  for (const name of (attributes.get("class") ?? "").split(/\s+/))
    for (const [property, ids] of classes.get(name) ?? []) found.push([property, ids]);
  return found.filter(([name, ids]) => name !== "style" && ids.length > 0);
}

function idOf(href: string | undefined): string | null {
  return href?.startsWith("#") ? href.slice(1) : null;
}
