import { mapHeight, type Pair, type SourcePlace } from "@/lib/authoring/source-places";
import type { SourceView } from "./source-view";

type Side = "source" | "page";

/** Scrolls the text and its page together: whichever side is touched leads. Without React; `stop` ends it. */
export class ScrollTogether {
  readonly #listening = new AbortController();
  #leader: Side = "source";
  #isPlanned = false;

  constructor(
    readonly source: SourceView,
    readonly page: HTMLElement,
    /** Of the text that the page was made from; null while something else is shown instead of the page. */
    readonly placesOf: () => { readonly places: readonly SourcePlace[]; readonly lines: number } | null,
  ) {
    for (const event of ["wheel", "pointerdown", "touchstart", "keydown"] as const) {
      const options = { signal: this.#listening.signal, passive: true, capture: true };
      source.scroller.addEventListener(event, () => this.#lead("source"), options);
      page.addEventListener(event, () => this.#lead("page"), options);
    }
    page.addEventListener("scroll", () => this.follow("page"), {
      signal: this.#listening.signal,
      passive: true,
    });
  }

  stop(): void {
    this.#listening.abort();
  }

  /** Brings the other side along, once a frame. */
  follow(side: Side): void {
    if (side !== this.#leader || this.#isPlanned) return;
    this.#isPlanned = true;
    requestAnimationFrame(() => {
      this.#isPlanned = false;
      if (this.#listening.signal.aborted) return;
      const pairs = this.#pairs();
      if (pairs === null) return;
      if (side === "source") this.page.scrollTop = mapHeight(pairs, this.source.topLine);
      else this.source.topLine = mapHeight(pairs.map(turned), this.page.scrollTop);
    });
  }

  #lead(side: Side): void {
    this.#leader = side;
  }

  /** From lines to px of the page's scroll box. */
  #pairs(): Pair[] | null {
    const found = this.placesOf();
    if (found === null) return null;
    const { places, lines } = found;
    const top = this.page.getBoundingClientRect().top - this.page.scrollTop;
    const pairs = places.flatMap(({ line, id }) => {
      const element = this.page.querySelector(`#${CSS.escape(id)}`);
      return element === null ? [] : [{ from: line, to: element.getBoundingClientRect().top - top }];
    });
    return [{ from: 1, to: 0 }, ...pairs, { from: lines + 1, to: this.page.scrollHeight }];
  }
}

function turned({ from, to }: Pair): Pair {
  return { from: to, to: from };
}
