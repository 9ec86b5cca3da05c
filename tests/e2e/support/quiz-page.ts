import type { Locator, Page } from "@playwright/test";
import type { ScoreView } from "@/lib/quiz/entry-view";
import { expect } from "@/tests/support/browser-test";
import { type Hand, look } from "./hand";
import type { Words } from "./words";

export const ratings = ["again", "hard", "good", "easy"] as const;
export type RatingName = (typeof ratings)[number];

/** The session from a learner's view. */
export class QuizPage {
  readonly question: Locator;
  /** The link to the item's sentence; its address ends in the item's id. */
  readonly source: Locator;
  readonly progress: Locator;
  readonly show: Locator;
  readonly field: Locator;
  /** The first field of an answer, of a matrix too. */
  readonly anyField: Locator;
  readonly options: Locator;
  readonly check: Locator;
  readonly dontKnow: Locator;
  readonly postpone: Locator;
  readonly goOn: Locator;
  readonly ratings: Locator;
  readonly undo: Locator;
  readonly end: Locator;
  readonly diagnosis: Locator;
  readonly solution: Locator;
  readonly aside: Locator;
  readonly keys: Locator;
  readonly menuButton: Locator;
  readonly menu: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly hand: Hand,
  ) {
    const button = (key: string) => page.getByRole("button", { name: words(key) });
    this.question = page.locator("#question");
    this.source = page
      .getByRole("navigation", { name: words("quiz.crumb") })
      .getByRole("link")
      .last();
    this.progress = page.getByRole("progressbar");
    this.show = button("ui.answer.show");
    this.field = page.locator("#answer").getByLabel(words("ui.answer.label"));
    this.anyField = page.locator("#answer input[inputmode]").first();
    this.options = page.locator("#answer").locator("input[type=radio], input[type=checkbox]");
    this.check = button("ui.answer.check");
    this.dontKnow = button("ui.answer.dontKnow");
    this.postpone = button("quiz.ask.postpone");
    this.goOn = button("quiz.next.continue");
    this.ratings = page.getByRole("group", { name: words("ui.rating.question") });
    this.undo = button("quiz.top.undo");
    this.end = button("quiz.top.endLabel");
    this.menuButton = button("actions.open");
    this.menu = page.getByRole("dialog", { name: words("actions.title") });
    this.diagnosis = page.getByRole("main").locator(".bg-slip-wash");
    this.solution = page.getByRole("heading", { name: words("ui.answer.worked") });
    this.aside = page.getByRole("complementary", { name: words("quiz.aside.label") });
    this.keys = page.getByRole("dialog", { name: words("quiz.keys.title") });
  }

  async open(): Promise<void> {
    await this.page.goto("/quiz");
    await expect(this.question).toBeVisible();
  }

  rating(name: RatingName): Locator {
    return this.ratings.getByRole("button", { name: this.words(`ui.rating.${name}`) });
  }

  /** The author's id of the block. */
  async item(): Promise<string> {
    return ((await this.source.getAttribute("href")) ?? "").replace(/^.*#(at-)?/, "");
  }

  /** The number of the item in the session, in the order met. */
  async position(): Promise<number> {
    await expect(this.progress.locator("[data-mark=now]")).toHaveCount(1);
    return this.progress.locator("[data-mark]").count();
  }

  /** How it is answered: self-graded, by an option, in a field, or by arranging. */
  async kind(): Promise<"self" | "choice" | "field" | "arrange"> {
    await expect(this.show.or(this.check)).toBeVisible();
    if (await this.show.isVisible()) return "self";
    if ((await this.options.count()) > 0) return "choice";
    return (await this.page.locator("#answer input[inputmode]").count()) > 0 ? "field" : "arrange";
  }

  async reveal(): Promise<void> {
    await this.hand.keyOrPress("Space", this.show);
    await expect(this.ratings).toBeVisible();
  }

  /** Types an answer and has it checked. Returns the server's score. */
  async answer(text: string): Promise<ScoreView> {
    await this.hand.type(this.field, text);
    return this.#checked(() => this.hand.keyOrPress("Enter", this.check));
  }

  /** Marks an option, counted from 1. */
  async pick(option: number): Promise<void> {
    const label = this.options.nth(option - 1).locator("xpath=ancestor::label");
    await this.hand.keyOrPress(String(option), label);
    await expect(this.options.nth(option - 1)).toBeChecked();
  }

  /** Marks an option and has it checked. */
  async choose(option: number): Promise<ScoreView> {
    await this.pick(option);
    return this.#checked(() => this.hand.keyOrPress("Enter", this.check));
  }

  async giveUp(): Promise<ScoreView> {
    return this.#checked(() => this.hand.press(this.dontKnow));
  }

  async #checked(act: () => Promise<void>): Promise<ScoreView> {
    const answered = this.page.waitForResponse("**/api/answers");
    await act();
    const score: ScoreView = await (await answered).json();
    if (score.verdict === "correct") await expect(this.ratings).toBeVisible();
    if (score.verdict === "wrong") await expect(this.goOn).toBeVisible();
    return score;
  }

  async rate(name: RatingName): Promise<void> {
    const key = String(ratings.indexOf(name) + 1);
    await this.#moveOn(this.ratings, () => this.hand.keyOrPress(key, this.rating(name)));
  }

  /** Rates a leech Again: it stays on the screen. */
  async missLast(): Promise<void> {
    await this.hand.keyOrPress("1", this.rating("again"));
    await expect(this.goOn).toBeVisible();
  }

  async takeBack(): Promise<void> {
    await this.#command("u", this.undo);
  }

  async openMenu(): Promise<void> {
    await this.#command("m", this.menuButton);
    await expect(this.menu).toBeVisible();
  }

  /** Does something with the item at hand by its entry in the menu. */
  async act(name: "suspend" | "bury" | "set-due" | "reset"): Promise<void> {
    await this.openMenu();
    await this.hand.press(this.menu.getByRole("button", { name: this.words(`actions.name.${name}`) }));
    await expect(this.menu).toBeHidden();
  }

  async stop(): Promise<void> {
    await this.#command("Escape", this.end);
  }

  /** A key that acts on the page. */
  async press(key: string): Promise<void> {
    await this.#leaveField();
    await look(this.page);
    await this.page.keyboard.press(key);
  }

  async goToSource(): Promise<void> {
    await this.#command("e", this.source);
  }

  /** With a keyboard, a question with a field gets the focus; keys act on the page once the control is left. */
  async #command(key: string, target: Locator): Promise<void> {
    await this.#leaveField();
    await this.hand.keyOrPress(key, target);
  }

  async #leaveField(): Promise<void> {
    await look(this.page);
    const isInField = await this.page.evaluate(() => document.activeElement?.closest("#answer") != null);
    if (isInField) await this.page.keyboard.press("Escape");
  }

  /** Leaves a wrong answer. */
  async leave(): Promise<void> {
    await this.#moveOn(this.goOn, () => this.hand.keyOrPress("Enter", this.goOn));
  }

  /** The interval on a rating's button. */
  async promise(name: RatingName): Promise<string> {
    return (await this.rating(name).locator("span").last().textContent()) ?? "";
  }

  /** Answers items until the one with this id, or of this kind, is asked and has been looked at. */
  async passUntil(wanted: string): Promise<void> {
    for (let answers = 0; answers < 25; answers += 1) {
      if ((await this.kind()) === wanted || (await this.item()) === wanted) return look(this.page);
      await this.answerAny();
    }
    throw new Error(`${wanted} was not asked`);
  }

  /** Misses this many items, which come back. */
  async giveUpOn(count: number): Promise<void> {
    for (let missed = 0; missed < count; missed += 1) {
      if ((await this.kind()) === "self") {
        await this.reveal();
        await this.rate("again");
      } else {
        await this.giveUp();
        await this.leave();
      }
    }
  }

  /** Answers an item that does not matter to the test. */
  async answerAny(): Promise<void> {
    const kind = await this.kind();
    if (kind === "self") await this.reveal();
    const score = kind === "self" ? null : kind === "choice" ? await this.choose(1) : await this.giveUp();
    if (score?.verdict === "wrong") await this.leave();
    else await this.rate("good");
  }

  /**
   * Waits until the answered item is gone, since the next question is there (maybe one met before), or the session is
   * over.
   */
  async #moveOn(left: Locator, act: () => Promise<void>): Promise<void> {
    await act();
    await expect.poll(async () => this.isOver() || !(await left.isVisible())).toBe(true);
  }

  isOver(): boolean {
    return new URL(this.page.url()).pathname.startsWith("/quiz/summary/");
  }
}
