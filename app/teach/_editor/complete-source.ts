import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from "@codemirror/autocomplete";
import { type CompletionPlace, complete, type Suggestion } from "@/lib/authoring/complete";

type Around = Pick<CompletionPlace, "file" | "note" | "vocabulary" | "names">;

const types: Readonly<Record<Suggestion["type"], string>> = {
  kind: "class",
  field: "property",
  value: "enum",
  name: "constant",
  function: "function",
};

/** Completion as CodeMirror wants it. It opens by itself where something is being written, else when asked for. */
export function completeSource(context: CompletionContext, around: Around): CompletionResult | null {
  const text = context.state.doc.toString();
  const found = complete({
    ...around,
    text,
    cursor: context.pos,
    isOriginal: around.file.endsWith(".en.md"),
  });
  if (found === null) return null;
  const isOpening = /[`[#(]$/.test(text.slice(Math.max(0, context.pos - 1), context.pos));
  if (!context.explicit && found.from === context.pos && !isOpening) return null;
  return { from: found.from, options: found.options.map(completionOf), validFor: /^[\w.-]*$/ };
}

function completionOf({ label, insert, cursor, detail, example, type }: Suggestion): Completion {
  return {
    label,
    type: types[type],
    ...(detail !== undefined && { detail }),
    ...(example !== undefined && { info: `${example.call} = ${example.result}` }),
    ...(insert !== undefined && {
      apply: (view, completion, from, to) =>
        view.dispatch({
          changes: { from, to, insert },
          selection: { anchor: from + (cursor ?? insert.length) },
          annotations: pickedCompletion.of(completion),
          userEvent: "input.complete",
        }),
    }),
  };
}
