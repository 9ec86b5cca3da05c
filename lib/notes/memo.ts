import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { SourceBlock } from "@/lib/blocks/source-block";

/**
 * What one compilation has made, for the next one to take over. It holds what was asked for since it was begun, so what
 * is asked for no more goes with the one before.
 */
export class Memo {
  readonly #made = new Map<string, object>();
  readonly #before: ReadonlyMap<string, object>;

  constructor(before?: Memo) {
    this.#before = before === undefined ? new Map() : before.#made;
  }

  /** `key` is all that `make` depends on, but for what `holds` looks at in what was made before. */
  get<Made extends object>(key: string, make: () => Made, holds: (made: Made) => boolean = always): Made {
    const known = (this.#made.get(key) ?? this.#before.get(key)) as Made | undefined;
    const made = known !== undefined && holds(known) ? known : make();
    this.#made.set(key, made);
    return made;
  }

  /**
   * What `make` gives for these blocks. Of that only diagnostics tell where a block stands: without any it is the same
   * in every place.
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
