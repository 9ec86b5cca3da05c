/** How many lines a DOT text stands for, without reading it: `{a b c} -> {d e f}` are nine, and it goes on from there. */

/** Strings, comments, lines between nodes, brackets, words. */
const token =
  /"(?:[^"\\]|\\[\s\S])*"?|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|^#[^\n]*|->|--|[{}[\]]|[^\s{}[\]"<>;,=/#-]+/gm;

type Group = {
  words: number;
  /** Words in what stands last in it. */
  last: number;
  /** The same of what a line to come begins with; 0 if none is drawn. */
  from: number;
};

/** At least as many as there are: a group counts with every word in it. */
export function mostEdges(dot: string): number {
  const outer: Group[] = [];
  let group: Group = { words: 0, last: 0, from: 0 };
  let edges = 0;
  let isAttribute = false;
  let isName = false;
  const add = (words: number) => {
    edges += group.from * words;
    group = { words: group.words + words, last: words, from: 0 };
  };
  for (const [sign] of dot.matchAll(token)) {
    if (sign === "[" || sign === "]") isAttribute = sign === "[";
    else if (isAttribute || /^(?:\/\/|\/\*|#)/.test(sign)) continue;
    else if (sign === "->" || sign === "--") group.from = group.last;
    else if (sign === "{") {
      outer.push(group);
      group = { words: 0, last: 0, from: 0 };
      isName = false;
    } else if (sign === "}") {
      const { words } = group;
      group = outer.pop() ?? { words: 0, last: 0, from: 0 };
      add(words);
    } else if (isName) isName = false;
    else if (/^subgraph$/i.test(sign)) isName = true;
    else add(1);
  }
  return edges;
}
