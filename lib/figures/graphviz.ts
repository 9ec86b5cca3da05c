/** Graphviz, in WebAssembly: the only importer of @viz-js/viz. It reads DOT and places boxes; the drawing is ours. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Graph, Subgraph, Viz } from "@viz-js/viz";
import type { DotAttributes, DotGraph, DotSubgraph } from "./dot-graph";

/** Loading it is the one thing here that can't be done at once; once it is there, all that follows can. */
let loaded: Viz | null = null;

export async function loadGraphviz(): Promise<void> {
  const { instance } = await import("@viz-js/viz");
  loaded ??= await instance();
}

/** Thrown when a graph must be read or placed before Graphviz is loaded. */
class GraphvizNeeded extends Error {}

/** Does `work`. Only where that needs Graphviz, which is larger than all the rest, it is loaded and `work` begun again. */
export async function withGraphviz<Result>(work: () => Result): Promise<Result> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof GraphvizNeeded)) throw error;
  }
  await loadGraphviz();
  return work();
}

/** What Graphviz said, by the hash of what it was asked: plain JSON, so that a browser can be told what a server knows. */
export type GraphvizAnswers = { readonly [hash: string]: object };

const known = new Map<string, object>();
let noted: Record<string, object> | null = null;

/** From now on these questions need no Graphviz. */
export function tellGraphviz(answers: GraphvizAnswers): void {
  for (const [hash, answer] of Object.entries(answers)) known.set(hash, answer);
}

/** Does `work`, and notes what Graphviz was asked in it. */
export function notingGraphviz<Result>(work: () => Result): { result: Result; graphs: GraphvizAnswers } {
  const outer = noted;
  const graphs: Record<string, object> = {};
  noted = graphs;
  try {
    return { result: work(), graphs };
  } finally {
    noted = outer;
  }
}

/** `question` contains everything that the answer depends on. */
function answered<Answer extends object>(question: readonly unknown[], ask: () => Answer): Answer {
  if (noted === null && known.size === 0) return ask();
  const hash = bytesToHex(sha256(utf8ToBytes(JSON.stringify(question)))).slice(0, 32);
  // What is known was asked by the same question.
  const answer = (known.get(hash) as Answer | undefined) ?? ask();
  if (noted !== null) noted[hash] = answer;
  return answer;
}

function graphviz(): Viz {
  if (loaded === null) throw new GraphvizNeeded("Graphviz is not loaded.");
  return loaded;
}

/** `line` counts from 1 in the DOT text; `near` is the text at the problem. */
export type DotProblem = { readonly message: string; readonly line: number; readonly near: string };

/**
 * Parses DOT without computing a layout, so it is fast however many edges a line stands for. Never throws on bad input.
 */
export function readDot(source: string): { graph: DotGraph } | { problem: DotProblem } {
  const markup = markupIn(source);
  if (markup !== null) return { problem: markup };
  return answered(["read", source], () => parsed(source));
}

function parsed(source: string): { graph: DotGraph } | { problem: DotProblem } {
  // Osage packs the nodes and draws straight lines: the cheapest of the engines that leave the graph as it was.
  const viz = graphviz();
  let result: ReturnType<Viz["render"]>;
  try {
    result = viz.render(source, { format: "dot_json", engine: "osage" });
  } catch {
    // It is C inside: input that it does not expect ends in a WebAssembly trap, which must not end the compiler.
    return { problem: { message: "Graphviz breaks down on this text", line: 1, near: "" } };
  }
  if (result.status === "success") return { graph: graphOf(JSON.parse(result.output) as JsonGraph) };
  return { problem: problemOf(result.errors.map(({ message }) => message)) };
}

/**
 * HTML-like labels need a parser that this build of Graphviz lacks; it crashes on them. Outside quotes and comments
 * nothing else in DOT begins with `<`.
 */
function markupIn(source: string): DotProblem | null {
  const bare = source.replace(
    /"(?:[^"\\]|\\[\s\S])*"?|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|^#[^\n]*/gm,
    (text) => text.replace(/[^\n]/g, " "),
  );
  const at = bare.indexOf("<");
  if (at < 0) return null;
  return {
    message: "texts in `<…>` can't be drawn",
    line: source.slice(0, at).split("\n").length,
    near: "<",
  };
}

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json } | undefined;

type JsonObject = {
  readonly name?: string;
  readonly nodes?: readonly number[];
  readonly subgraphs?: readonly number[];
  readonly [attribute: string]: Json;
};

type JsonEdge = { readonly tail: number; readonly head: number; readonly [attribute: string]: Json };

type JsonGraph = JsonObject & {
  readonly _subgraph_cnt: number;
  readonly objects?: readonly JsonObject[];
  readonly edges?: readonly JsonEdge[];
};

/** Subgraphs come before nodes; all refer to each other by index. */
function graphOf(json: JsonGraph): DotGraph {
  const objects = json.objects ?? [];
  const nameAt = (index: number) => String(objects[index]?.name ?? "");
  const subgraph = (index: number): DotSubgraph => {
    const object = objects[index] ?? {};
    return {
      name: nameAt(index),
      attributes: attributesOf(object),
      nodes: (object.nodes ?? []).map(nameAt),
      subgraphs: (object.subgraphs ?? []).map(subgraph),
    };
  };
  const inner = new Set(objects.flatMap(({ subgraphs = [] }) => subgraphs));
  const outer = objects.slice(0, json._subgraph_cnt).flatMap((_, index) => (inner.has(index) ? [] : [index]));
  return {
    attributes: attributesOf(json),
    nodes: objects
      .slice(json._subgraph_cnt)
      .map((object) => ({ name: String(object.name), attributes: attributesOf(object) })),
    edges: (json.edges ?? []).map((edge) => ({
      tail: nameAt(edge.tail),
      head: nameAt(edge.head),
      attributes: attributesOf(edge),
    })),
    subgraphs: outer.map(subgraph),
  };
}

/** Graphviz gives every element the attributes of all: an empty attribute was not written here. */
function attributesOf(object: JsonObject | JsonEdge): DotAttributes {
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) =>
      typeof value === "string" && name !== "name" && value !== "" ? [[name, value]] : [],
    ),
  );
}

function problemOf(messages: readonly string[]): DotProblem {
  const message = messages[0] ?? "Graphviz can't read it";
  const place = /line (\d+)(?: near '([^']*)')?/.exec(message);
  const said = message
    .split("\n")[0]
    ?.replace(/ in line \d+/, "")
    .trim();
  return { message: `${said ?? message}`, line: Number(place?.[1] ?? 1), near: place?.[2] ?? "" };
}

export type Point = { readonly x: number; readonly y: number };

export type Box = Point & { readonly width: number; readonly height: number };

/** In px (Graphviz's points), y downwards. Boxes have their centre as position. */
export type Layout = {
  /** By node name. */
  readonly nodes: ReadonlyMap<string, Box>;
  /** By cluster name; only the engine `dot` reserves space for them. */
  readonly clusters: ReadonlyMap<string, Box & { readonly label: Point | null }>;
  /** In the order of the graph's edges. */
  readonly edges: readonly EdgePath[];
};

export type EdgePath = {
  /** Control points of a cubic Bézier curve. */
  readonly points: readonly Point[];
  /** The tip of the arrow; the curve stops where the arrow begins. */
  readonly tip: Point | null;
  /** Centre of the label; null if the engine found no place for it. */
  readonly label: Point | null;
};

/** Graphviz parsed the graph but cannot place it. The message is Graphviz's own. */
export class PlacingError extends Error {}

/** Computes the layout. Nodes and labels have given sizes; Graphviz never sees their texts. Throws a PlacingError. */
export function layOut(graph: Graph, engine: "dot" | "neato"): Layout {
  const { nodes, clusters, edges } = answered(["place", engine, graph], () => {
    const json = graphviz().render(graph, { format: "json0", engine, yInvert: true });
    if (json.status !== "success")
      throw new PlacingError(json.errors.map(({ message }) => message).join(" "));
    return layoutOf(JSON.parse(json.output) as JsonGraph);
  });
  return { nodes: new Map(nodes), clusters: new Map(clusters), edges };
}

/** A layout as plain JSON. */
type PlainLayout = {
  readonly nodes: readonly (readonly [string, Box])[];
  readonly clusters: readonly (readonly [string, Box & { readonly label: Point | null }])[];
  readonly edges: readonly EdgePath[];
};

const pixelsPerInch = 72;

function layoutOf(json: JsonGraph): PlainLayout {
  const objects = json.objects ?? [];
  const nodes = new Map<string, Box>();
  for (const object of objects.slice(json._subgraph_cnt)) {
    const box = {
      width: Number(object.width) * pixelsPerInch,
      height: Number(object.height) * pixelsPerInch,
    };
    nodes.set(String(object.name), { ...pointIn(object.pos), ...box });
  }
  const clusters = new Map<string, Box & { label: Point | null }>();
  for (const object of objects.slice(0, json._subgraph_cnt)) {
    const [x1, y1, x2, y2] = numbersIn(object.bb);
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) continue;
    const size = { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    const label = object.lp === undefined ? null : pointIn(object.lp);
    clusters.set(String(object.name), { x: (x1 + x2) / 2, y: (y1 + y2) / 2, ...size, label });
  }
  return { nodes: [...nodes], clusters: [...clusters], edges: (json.edges ?? []).map(pathOf) };
}

/** A path has the form `s,x,y e,x,y x,y x,y …`; `s` never occurs here. */
function pathOf(edge: JsonEdge): EdgePath {
  const words = String(edge.pos ?? "").split(/\s+/);
  const tip = words.find((word) => word.startsWith("e,"));
  return {
    points: words.filter((word) => /^[-\d]/.test(word)).map(pointIn),
    tip: tip === undefined ? null : pointIn(tip.slice(2)),
    label: edge.lp === undefined ? null : pointIn(edge.lp),
  };
}

function pointIn(value: Json): Point {
  const [x = 0, y = 0] = numbersIn(value);
  return { x, y };
}

function numbersIn(value: Json): number[] {
  return String(value ?? "")
    .split(",")
    .filter((part) => part !== "")
    .map(Number);
}

export type { Graph as SizedGraph, Subgraph as SizedSubgraph };
