import { plainMath } from "./plain-math";
import { plainWords } from "./plain-words";

/**
 * A key for how a text reads: texts that look alike once typeset have the same key, however they are written (`7` and
 * `$7$`, `−2` and `$-2$`, `1,024` and `1024`, `**yes**` and `yes.`).
 */
export function readsAs(markdown: string): string {
  return markdown
    .split(/(\$+[^$]*\$+|(?<!\\)`[^`]*`)/)
    .map((part) => (part.startsWith("$") ? formula(part.replaceAll("$", "")) : plainWords(part)))
    .join("")
    .normalize("NFC")
    .replace(/\s+/g, "")
    .replace(/[-–−]/g, "−")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
    .replace(/(?<=.)[.。]$/, "");
}

/** Composite formulas (powers, roots, vectors) keep their TeX: nothing else preserves their structure. */
function formula(tex: string): string {
  return tex
    .replace(/\\(?:[,;:! ]|left(?![a-z])|right(?![a-z])|quad(?![a-z])|displaystyle(?![a-z]))/g, "")
    .replaceAll("{,}", ",")
    .replace(/\\[dt]?frac\s*\{\s*(-?[\d.]+)\s*\}\s*\{\s*([\d.]+)\s*\}/g, "$1/$2")
    .replace(/\\([a-zA-Z]+)(?!\s*[{[a-zA-Z])/g, (command) => plainMath(command))
    .replace(/(?<![\\^_}\]a-zA-Z])\{([^{}\\^_]*)\}/g, "$1");
}

/** The texts that read the same as an earlier one, trimmed. */
export function repeatedReadings(texts: readonly string[]): string[] {
  const read = texts.map(readsAs);
  return texts.filter((_, index) => read.indexOf(read[index] ?? "") < index).map((text) => text.trim());
}
