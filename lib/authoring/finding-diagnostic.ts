import { type Diagnostic, diagnostic } from "@/lib/blocks/diagnostic";
import type { CompiledCourse } from "@/lib/notes/compiled-course";

/** A finding of the publish gate as a diagnostic of the fence of its block, with the draw that shows it. */
export function findingDiagnostic(finding: CompiledCourse["findings"][number]): Diagnostic {
  const { rule, message, given, file, line, item } = finding;
  const example = given === undefined ? "" : ` For example ${JSON.stringify(given)}.`;
  return diagnostic(
    { file, line, column: 1 },
    { rule, message: `${item}: ${message}`, remedy: `${finding.remedy}${example}` },
  );
}
