import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RequestProblem } from "@/app/_boundary/post";
import type { KeptText } from "@/app/teach/[course]/edit/[note]/kept-texts";
import { type Change, Saving, type SavingState } from "@/app/teach/[course]/edit/[note]/saving";
import { mergeTexts } from "@/lib/authoring/merge-texts";
import type { SavedFile } from "@/lib/authoring/teach-api";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that names a content by itself, with a hash in front, and merges as ours does. */
function server(text: string) {
  const hash = (of: string) => `#${of}`;
  const state = { text, posts: [] as (readonly Change[])[], isDown: false };
  const send = async (changes: readonly Change[]) => {
    state.posts.push(changes);
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (state.isDown) throw new RequestProblem("unreachable");
    const files = changes.map(({ name, base, text: mine }): SavedFile => {
      if (base === hash(state.text)) {
        state.text = mine;
        return { name, status: "saved", hash: hash(mine) };
      }
      const theirs = state.text;
      const { text: both, parts } = mergeTexts(base?.slice(1) ?? "", theirs, mine);
      if (both === null) return { name, status: "conflict", hash: hash(theirs), text: theirs, parts };
      state.text = both;
      return { name, status: "merged", hash: hash(both), text: both };
    });
    return { revision: 2, files };
  };
  return { state, send, hash };
}

function editing(start: string, keptBefore: Record<string, KeptText> = {}) {
  const online = server(start);
  const kept: Record<string, KeptText> = { ...keptBefore };
  const states: SavingState[] = [];
  const shown: Record<string, string> = {};
  const saving = new Saving({
    hashes: { "a.en.md": online.hash(start) },
    texts: { "a.en.md": start },
    kept: {
      read: () => ({ ...kept }),
      write: (file, text) => {
        if (text === null) delete kept[file];
        else kept[file] = text;
      },
    },
    send: online.send,
    onState: (state) => states.push(state),
    onText: (file, text) => {
      shown[file] = text;
    },
  });
  return { saving, online: online.state, kept, states, shown };
}

test("What is typed is kept here at once, and sent together after a pause", async () => {
  const { saving, online, kept, states } = editing("one\n");
  saving.write("a.en.md", "one\nt");
  saving.write("a.en.md", "one\ntwo\n");
  expect(kept).toEqual({ "a.en.md": { base: "#one\n", text: "one\ntwo\n" } });
  expect(states.at(-1)).toEqual({ status: "saving" });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(online.posts).toHaveLength(1);
  expect(online.text).toBe("one\ntwo\n");
  expect(kept).toEqual({});
  expect(states.at(-1)).toEqual({ status: "saved" });
});

test("What is typed while a post is under way follows with the next one", async () => {
  const { saving, online, states } = editing("one\n");
  saving.write("a.en.md", "one\ntwo\n");
  await vi.advanceTimersByTimeAsync(850);
  saving.write("a.en.md", "one\ntwo\nthree\n");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(online.posts).toHaveLength(2);
  expect(online.text).toBe("one\ntwo\nthree\n");
  expect(states.at(-1)).toEqual({ status: "saved" });
});

test("Without a connection it stays here and is sent again by itself", async () => {
  const { saving, online, kept, states } = editing("one\n");
  online.isDown = true;
  saving.write("a.en.md", "two\n");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states.at(-1)).toEqual({ status: "unreachable" });
  expect(kept["a.en.md"]?.text).toBe("two\n");
  online.isDown = false;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(online.text).toBe("two\n");
  expect(states.at(-1)).toEqual({ status: "saved" });
});

test("What was kept from before a crash is there again, and is merged with what others have saved since", async () => {
  const before = { "a.en.md": { base: "#one\n\ntwo\n", text: "one\n\ntwo\nmine\n" } };
  const { saving, online, shown, kept } = editing("theirs\none\n\ntwo\n", before);
  expect(saving.texts["a.en.md"]).toBe("one\n\ntwo\nmine\n");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(online.text).toBe("theirs\none\n\ntwo\nmine\n");
  expect(shown["a.en.md"]).toBe("theirs\none\n\ntwo\nmine\n");
  expect(kept).toEqual({});
});

test("What others wrote is merged into what is being typed meanwhile", async () => {
  const { saving, online, shown } = editing("one\n\ntwo\n\nthree\n");
  online.text = "ONE\n\ntwo\n\nthree\n";
  saving.write("a.en.md", "one\n\ntwo\n\nthree\nfour\n");
  await vi.advanceTimersByTimeAsync(850);
  saving.write("a.en.md", "one\n\ntwo\n\nthree\nfour\nfive\n");
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shown["a.en.md"]).toBe("ONE\n\ntwo\n\nthree\nfour\nfive\n");
  expect(online.text).toBe("ONE\n\ntwo\n\nthree\nfour\nfive\n");
});

test.each(["mine\n", "theirs\n", "theirs\nmine\n"])(
  "Of two changes of one line nothing is overwritten until the author decides: %j",
  async (left) => {
    const { saving, online, shown, states } = editing("one\n");
    online.text = "theirs\n";
    saving.write("a.en.md", "mine\n");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(states.at(-1)).toEqual({ status: "conflict", file: "a.en.md" });
    expect(online.posts).toHaveLength(1);
    expect(online.text).toBe("theirs\n");
    expect(saving.conflict("a.en.md")).toEqual([
      { kind: "conflict", base: ["one\n"], theirs: ["theirs\n"], mine: ["mine\n"] },
    ]);
    saving.settle("a.en.md", left);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(online.text).toBe(left);
    expect(shown["a.en.md"]).toBe(left);
    expect(states.at(-1)).toEqual({ status: "saved" });
  },
);

test("A refusal is told in the server's words", async () => {
  const { saving, states, online } = editing("one\n");
  vi.spyOn(online.posts, "push").mockImplementation(() => {
    throw new RequestProblem("invalid-input", "That is too long.");
  });
  saving.write("a.en.md", "two\n");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states.at(-1)).toEqual({ status: "refused", message: "That is too long." });
  saving.stop();
});

test("What somebody else has saved is shown while nothing is typed here, and fetched once", async () => {
  const { saving, online, kept, shown, states } = editing("one\n");
  online.text = "one\ntheirs\n";
  saving.look({ "a.en.md": "#one\ntheirs\n", "unknown.en.md": "#x" });
  await vi.advanceTimersByTimeAsync(200);
  expect(shown).toEqual({ "a.en.md": "one\ntheirs\n" });
  expect(online.text).toBe("one\ntheirs\n");
  saving.look({ "a.en.md": "#one\ntheirs\n" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(online.posts).toHaveLength(1);
  expect(kept).toEqual({});
  expect(states.at(-1)).toEqual({ status: "saved" });
});

test("What was put in for its author is kept nowhere before they go on writing, and then merged like all else", async () => {
  const { saving, online, kept, states } = editing("one\n\ntwo\n");
  saving.propose("a.en.md", "one\n\ntwo\nproposed\n");
  await saving.flush();
  online.text = "ONE\n\ntwo\n";
  saving.look({ "a.en.md": "#ONE\n\ntwo\n" });
  await vi.advanceTimersByTimeAsync(2_000);
  expect([online.posts, kept]).toEqual([[], {}]);
  expect(states.at(-1)).toEqual({ status: "proposed" });
  saving.write("a.en.md", "one\n\ntwo\nproposed, and written\n");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(online.text).toBe("ONE\n\ntwo\nproposed, and written\n");
  expect(states.at(-1)).toEqual({ status: "saved" });
});

test("What was put in and undone is not saved", async () => {
  const { saving, online, kept, states } = editing("one\n");
  saving.propose("a.en.md", "one\nproposed\n");
  saving.write("a.en.md", "one\n");
  await vi.advanceTimersByTimeAsync(2_000);
  expect([online.posts, kept]).toEqual([[], {}]);
  expect(states.at(-1)).toEqual({ status: "saved" });
});
