/**
 * Texts that the server does not have yet, in the browser's storage: they outlast a closed tab, a crash and a lost
 * connection. If the storage is full or forbidden, only that is lost.
 */
export type KeptText = {
  /** Hash of the content that the text was made from; null for a new file. */
  readonly base: string | null;
  readonly text: string;
};

export type KeptTexts = {
  read(): Readonly<Record<string, KeptText>>;
  /** Null forgets it. */
  write(file: string, kept: KeptText | null): void;
};

/** Those of one author in one course. */
export function keptTexts(learnerId: string, course: string): KeptTexts {
  const prefix = `notecurve/editor/${learnerId}/${course}/`;
  return {
    read: () => {
      try {
        const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
        return Object.fromEntries(
          names.flatMap((name) => {
            const kept: unknown = JSON.parse(localStorage.getItem(name) ?? "null");
            return isKept(kept) ? [[name.slice(prefix.length), kept]] : [];
          }),
        );
      } catch {
        return {};
      }
    },
    write: (file, kept) => {
      try {
        if (kept === null) localStorage.removeItem(prefix + file);
        else localStorage.setItem(prefix + file, JSON.stringify(kept));
      } catch {}
    },
  };
}

function isKept(kept: unknown): kept is KeptText {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "text" in kept &&
    typeof kept.text === "string" &&
    "base" in kept &&
    (kept.base === null || typeof kept.base === "string")
  );
}
