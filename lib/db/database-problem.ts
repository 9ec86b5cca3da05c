/**
 * The reason why a database cannot be opened, for the person who runs Notecurve: the problem, then the remedy. Printed
 * instead of a stack trace.
 */
export class DatabaseProblem extends Error {
  constructor(what: string, remedies: readonly string[], options?: ErrorOptions) {
    super([what, "", "What you can do:", ...remedies.map((remedy) => `  - ${remedy}`)].join("\n"), options);
    this.name = "DatabaseProblem";
  }
}

/** The message of any thrown value, on one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.replace(/\s+/g, " ").trim();
}
