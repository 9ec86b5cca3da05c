import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const mostBytes = 320 * 1024;

test("the compiler is bundled for a browser: nothing of Node in it, no larger than allowed, Graphviz apart", async () => {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export { compileNote } from "@/lib/notes/compile-note";
export { CourseCompiler } from "@/lib/notes/compile-course";
export { withGraphviz } from "@/lib/figures/graphviz";`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "nowhere",
    write: false,
    metafile: true,
  });
  const outputs = Object.entries(metafile.outputs);
  const [entry = "", { imports = [] } = {}] =
    outputs.find(([, { entryPoint }]) => entryPoint === "<stdin>") ?? [];
  const atOnce = [entry, ...imports.flatMap(({ kind, path }) => (kind === "import-statement" ? [path] : []))];
  const isViz = (path: string) =>
    Object.keys(metafile.outputs[path]?.inputs ?? {}).some((input) => input.includes("@viz-js"));
  expect(outputs.filter(([path]) => isViz(path))).toHaveLength(1);
  expect(atOnce.filter(isViz)).toEqual([]);
  const sizes = atOnce.map((path) => {
    const file = outputFiles.find((output) => output.path.endsWith(path));
    return file === undefined ? Number.NaN : gzipSync(file.contents).length;
  });
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostBytes);
});
