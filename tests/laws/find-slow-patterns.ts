/**
 * Regular expressions that take more than linear time on some text. Texts come from anybody: one of 991 line feeds kept
 * the server busy for two seconds.
 */
import { parse } from "@babel/parser";
import { analyse, type Report } from "scslre";

/**
 * One line each, `file:line: problem`. Expressions assembled at run time are not checked, nor searches that start anew
 * at each repetition of a whole word.
 */
export function findSlowPatterns(file: string, source: string): string[] {
  return patternsIn(file, source).flatMap(({ line, pattern, flags }) => {
    const [report] = analyse(new RegExp(pattern, flags), { maxReports: 1 }).reports;
    return report === undefined ? [] : [`${file}:${line}: /${pattern}/${flags} ${reasonOf(report)}`];
  });
}

type Pattern = { readonly line: number; readonly pattern: string; readonly flags: string };

function patternsIn(file: string, source: string): Pattern[] {
  const { tokens } = parse(source, {
    sourceType: "module",
    plugins: ["typescript", ...(file.endsWith("x") ? (["jsx"] as const) : [])],
    tokens: true,
  });
  return (tokens ?? []).flatMap((token) =>
    token.type.label === "regexp" ? [{ line: token.loc.start.line, ...token.value }] : [],
  );
}

function reasonOf(report: Report): string {
  const text = `on a long run of ${JSON.stringify(report.character.pick)}`;
  switch (report.type) {
    case "Trade":
      return `takes more than linear time ${text}: ${report.startQuant.raw} and ${report.endQuant.raw} can share it in many ways. Let one of them end where the other begins.`;
    case "Self":
      return `takes more than linear time ${text}: ${report.quant.raw} can divide it in many ways. Let each repetition begin with what no other part matches.`;
    case "Move":
      return `takes more than linear time ${text}: ${report.quant.raw} begins anew at each place of it. Look for what comes after, or scan by hand.`;
  }
}
