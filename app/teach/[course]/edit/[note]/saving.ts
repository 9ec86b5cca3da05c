import { type MergePart, mergeTexts } from "@/lib/authoring/merge-texts";
import type { SavedFile, SavedFiles } from "@/lib/authoring/teach-api";
import { RequestProblem } from "../../../../_boundary/post";
import type { KeptTexts } from "./kept-texts";

export type SavingState =
  | { readonly status: "saved" }
  /** Put into the text for its author, who has not gone on writing yet: saved with the next change. */
  | { readonly status: "proposed" }
  /** Typed, and on its way to the server. */
  | { readonly status: "saving" }
  /** It could not be reached; what was typed is kept here, and sent again. */
  | { readonly status: "unreachable" }
  /** It refuses, in these words. */
  | { readonly status: "refused"; readonly message: string }
  /** Somebody else changed the same lines: nothing of this file is saved until its author decides. */
  | { readonly status: "conflict"; readonly file: string };

export type Change = { readonly name: string; readonly base: string | null; readonly text: string };

type Options = {
  /** Hashes of the files as the server gave them, and their texts. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly kept: KeptTexts;
  /** Throws RequestProblem. */
  readonly send: (changes: readonly Change[]) => Promise<SavedFiles>;
  readonly onState: (state: SavingState) => void;
  /** The text of a file has become another one, by what somebody else wrote. */
  readonly onText: (file: string, text: string) => void;
};

/** How long after the last key a text is sent, and how long after a failure again. */
const pauseMs = 800;
const retryMs = 5_000;

type File = {
  base: string | null;
  /** The text of `base`; null if it is not known here. */
  saved: string | null;
  text: string;
  conflict: { readonly hash: string | null; readonly theirs: string } | null;
};

/**
 * Saves what is typed: first in this browser, then on the server, one post at a time. What somebody else has saved in
 * between is merged, in what is being typed too. Without React.
 */
export class Saving {
  readonly #files = new Map<string, File>();
  readonly #options: Options;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #problem: SavingState | null = null;
  /** Files of which the server has another content, while nothing was typed here. */
  #behind: ReadonlySet<string> = new Set();
  /** Files with a text that their author has been shown, but has not written. */
  readonly #proposed = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
    for (const [name, text] of Object.entries(options.texts))
      this.#files.set(name, { base: options.hashes[name] ?? null, saved: text, text, conflict: null });
    for (const [name, { base, text }] of Object.entries(options.kept.read())) {
      const file = this.#file(name);
      // Made from an earlier content, which only the server knows: it merges.
      if (base !== file.base) Object.assign(file, { base, saved: null });
      file.text = text;
    }
    if (this.#unsaved().length > 0) this.#plan(0);
  }

  /** The texts as their author left them. */
  get texts(): Record<string, string> {
    return Object.fromEntries([...this.#files].map(([name, { text }]) => [name, text]));
  }

  /** The author has typed. */
  write(name: string, text: string): void {
    const file = this.#file(name);
    file.text = text;
    this.#proposed.delete(name);
    const isUndone = text === file.saved && !this.#isSending;
    this.#options.kept.write(name, isUndone ? null : { base: file.base, text });
    if (file.conflict === null) this.#plan(pauseMs);
    this.#tell();
  }

  /** Something was put into the text for its author: it is kept nowhere until they go on writing, or undo it. */
  propose(name: string, text: string): void {
    this.#file(name).text = text;
    this.#proposed.add(name);
    this.#tell();
  }

  /** Both texts of a conflict as they stand now: what only one changed is merged, the rest is to be decided. */
  conflict(name: string): readonly MergePart[] {
    const { conflict, saved, text } = this.#file(name);
    return conflict === null ? [] : mergeTexts(saved ?? "", conflict.theirs, text).parts;
  }

  /** Ends a conflict with the text that its author has made of both. */
  settle(name: string, text: string): void {
    const file = this.#file(name);
    if (file.conflict === null) return;
    const { hash, theirs } = file.conflict;
    file.conflict = null;
    file.base = hash;
    file.saved = theirs;
    this.#show(name, file, text);
    this.#plan(0);
    this.#tell();
  }

  /** The hashes of the latest contents: what somebody else has saved is fetched, even while nothing is typed. */
  look(hashes: Readonly<Record<string, string>>): void {
    if (this.#isSending) return;
    const behind = [...this.#files].filter(
      ([name, { base, text, saved }]) =>
        hashes[name] !== undefined && hashes[name] !== base && text === saved,
    );
    this.#behind = new Set(behind.map(([name]) => name));
    if (behind.length > 0) this.#plan(0);
  }

  /** Sends at once what is not saved yet; once it is, or can't be, the promise ends. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#send();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #file(name: string): File {
    const known = this.#files.get(name) ?? { base: null, saved: "", text: "", conflict: null };
    this.#files.set(name, known);
    return known;
  }

  #unsaved(): [string, File][] {
    return [...this.#files].filter(
      ([name, { text, saved, conflict }]) =>
        conflict === null && !this.#proposed.has(name) && (text !== saved || this.#behind.has(name)),
    );
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
  }

  async #send(): Promise<void> {
    const unsaved = this.#unsaved();
    if (this.#isSending || unsaved.length === 0) return this.#tell();
    this.#isSending = true;
    this.#tell();
    try {
      const changes = unsaved.map(([name, { base, text }]) => ({ name, base, text }));
      const { files } = await this.#options.send(changes);
      this.#problem = null;
      this.#behind = new Set();
      for (const change of changes) {
        const answer = files.find(({ name }) => name === change.name);
        if (answer !== undefined) this.#take(change, answer);
      }
    } catch (error) {
      this.#problem = problemOf(error);
      this.#plan(error instanceof RequestProblem && error.retryAfterMs > 0 ? error.retryAfterMs : retryMs);
    } finally {
      this.#isSending = false;
    }
    if (this.#problem === null && this.#unsaved().length > 0) this.#plan(pauseMs);
    this.#tell();
  }

  #take({ name, text: sent }: Change, answer: SavedFile): void {
    const file = this.#file(name);
    if (answer.status === "conflict") {
      file.conflict = { hash: answer.hash, theirs: answer.text ?? "" };
      return;
    }
    file.base = answer.hash;
    file.saved = answer.status === "merged" ? answer.text : sent;
    if (answer.status === "merged") {
      const { text } = mergeTexts(sent, answer.text, file.text);
      if (text === null) file.conflict = { hash: answer.hash, theirs: answer.text };
      else this.#show(name, file, text);
    }
    this.#options.kept.write(name, file.text === file.saved ? null : { base: file.base, text: file.text });
  }

  #show(name: string, file: File, text: string): void {
    file.text = text;
    this.#options.kept.write(name, text === file.saved ? null : { base: file.base, text });
    this.#options.onText(name, text);
  }

  #tell(): void {
    this.#options.onState(this.#state());
  }

  #state(): SavingState {
    for (const [file, { conflict }] of this.#files)
      if (conflict !== null) return { status: "conflict", file };
    if (this.#problem !== null) return this.#problem;
    if (this.#unsaved().length > 0 || this.#isSending) return { status: "saving" };
    return { status: this.#proposed.size > 0 ? "proposed" : "saved" };
  }
}

function problemOf(error: unknown): SavingState {
  if (error instanceof RequestProblem && error.code !== "unreachable" && error.message !== "")
    return { status: "refused", message: error.message };
  return { status: "unreachable" };
}
