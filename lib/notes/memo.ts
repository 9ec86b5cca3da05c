import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { SourceBlock } from "@/lib/blocks/source-block";

/**
 * The results of one compilation, for the next one to reuse. It only holds results requested since it was created, so
 * others are dropped together with the one before.
 */
export class Memo {
  readonly #made = new Map<string, object>();
  readonly #before: ReadonlyMap<string, object>;

  constructor(before?: Memo) {
    this.#before = before === undefined ? new Map() : before.#made;
  }

  /** `key` contains everything that `make` depends on, except what `holds` checks in the earlier result. */
  get<Made extends object>(key: string, make: () => Made, holds: (made: Made) => boolean = always): Made {
    const known = (this.#made.get(key) ?? this.#before.get(key)) as Made | undefined;
    const made = known !== undefined && holds(known) ? known : make();
    this.#made.set(key, made);
    return made;
  }

  /**
   * The result of `make` for these blocks. Only its diagnostics depend on the position of a block: without any, the
   * result is the same at every position.
   */
  ofBlocks<Made extends { readonly diagnostics: readonly Diagnostic[] }>(
    what: string,
    blocks: readonly (SourceBlock | null)[],
    make: () => Made,
    holds: (made: Made) => boolean = always,
  ): Made {
    const texts = blocks.map((block) => block && [block.kind, block.locale, block.yaml]);
    const places = JSON.stringify(blocks.map((block) => block && [block.file, block.line, block.column]));
    return this.get(
      JSON.stringify([what, ...texts]),
      () => ({ made: make(), places }),
      (known) => (known.made.diagnostics.length === 0 || known.places === places) && holds(known.made),
    ).made;
  }
}

function always(): boolean {
  return true;
}
