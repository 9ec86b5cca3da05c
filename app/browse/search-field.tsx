"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useTransition,
} from "react";
import {
  type Completion,
  completeQuery,
  type Suggestion,
  type Vocabulary,
  withSuggestion,
} from "@/lib/browse/complete-query";
import { longestQuery, parseQuery, type QueryProblem } from "@/lib/browse/parse-query";
import { printSort, type Sort } from "@/lib/browse/sort";
import { post } from "../_boundary/post";
import { Button } from "../_ui/button";
import { classNames } from "../_ui/class-names";
import { inputClass } from "../_ui/input-class";
import { useKeys } from "../_ui/use-keys";
import { browseHref } from "./address";
import { QueryProblems } from "./query-problems";
import { useCompletionWords } from "./query-words";

const noWords: Vocabulary = { course: [], note: [], concept: [] };

type Props = { readonly text: string; readonly sort: Sort };

/** The search, with suggestions for the word at the cursor. Without scripts it is a plain form. */
export function SearchField({ text: searched, sort }: Props) {
  const t = useTranslations("browse.search");
  const id = useId();
  const router = useRouter();
  const [isSearching, startSearch] = useTransition();
  const [text, setText] = useState(searched);
  const [problems, setProblems] = useState<readonly QueryProblem[]>([]);
  const input = useRef<HTMLInputElement>(null);
  /** Where the cursor goes once the text is written. */
  const cursor = useRef<number | null>(null);
  const list = useSuggestions();
  // Another search may have been chosen, by a link or by going back.
  useEffect(() => {
    setText(searched);
    setProblems([]);
  }, [searched]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new text
  useLayoutEffect(() => {
    if (cursor.current !== null) input.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = null;
  }, [text]);
  useKeys({ "/": () => input.current?.select() });

  const search = () => {
    list.close();
    const found = parseQuery(text).problems;
    setProblems(found);
    if (found.length === 0) startSearch(() => router.push(browseHref(text.trim(), sort)));
  };
  const accept = (suggestion: Suggestion) => {
    const accepted = withSuggestion(text, list.completion, suggestion);
    setText(accepted.text);
    cursor.current = accepted.cursor;
    if (suggestion.isOpen) list.open(accepted.text, accepted.cursor);
    else list.close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { value, selectionStart } = event.currentTarget;
    const chosen = list.completion.suggestions[list.active];
    if (event.key === "ArrowDown" && !list.isOpen) list.open(value, selectionStart ?? value.length, 0);
    else if (event.key === "ArrowDown") list.move(1);
    else if (event.key === "ArrowUp" && list.isOpen) list.move(-1);
    else if ((event.key === "Enter" || event.key === "Tab") && list.isOpen && chosen) accept(chosen);
    else if (event.key === "Escape" && list.isOpen) list.close();
    else if (event.key === "Escape") event.currentTarget.blur();
    else return;
    event.preventDefault();
  };
  return (
    <search>
      <form
        action="/browse"
        aria-busy={isSearching || undefined}
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <label htmlFor={id} className="sr-only">
          {t("label")}
        </label>
        <input type="hidden" name="sort" value={printSort(sort)} />
        <div className="flex gap-2">
          <div className="relative min-w-0 grow">
            <input
              ref={input}
              id={id}
              name="q"
              value={text}
              maxLength={longestQuery}
              placeholder={t("placeholder")}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="search"
              role="combobox"
              aria-keyshortcuts="/"
              aria-autocomplete="list"
              aria-expanded={list.isOpen}
              aria-controls={`${id}-list`}
              aria-activedescendant={list.active >= 0 ? `${id}-${list.active}` : undefined}
              aria-invalid={problems.length > 0 || undefined}
              aria-describedby={problems.length > 0 ? `${id}-problems` : undefined}
              className={inputClass}
              onFocus={list.fetchWords}
              onBlur={list.close}
              onKeyDown={onKeyDown}
              onChange={(event) => {
                setText(event.target.value);
                list.open(event.target.value, event.target.selectionStart ?? event.target.value.length);
              }}
            />
            <Suggestions id={id} list={list} onChoose={accept} />
          </div>
          <Button type="submit">{t("submit")}</Button>
        </div>
        <div id={`${id}-problems`} role="alert" className="mt-3 empty:hidden">
          {problems.length > 0 && <QueryProblems text={text} sort={sort} problems={problems} />}
        </div>
      </form>
    </search>
  );
}

type List = ReturnType<typeof useSuggestions>;

function Suggestions({
  id,
  list,
  onChoose,
}: {
  readonly id: string;
  readonly list: List;
  readonly onChoose: (suggestion: Suggestion) => void;
}) {
  const t = useTranslations("browse.search");
  const { suggestions } = list.completion;
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {list.isOpen && t("chosen", { count: suggestions.length })}
      </p>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("suggestions")}
        hidden={!list.isOpen}
        className="absolute inset-x-0 top-full z-10 mt-1 max-h-80 overflow-y-auto rounded-2 border border-line-2 bg-sheet py-1 shadow-lift-2"
      >
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
          <div
            key={suggestion.text}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === list.active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(suggestion)}
            className={classNames(
              "flex min-h-8 cursor-pointer items-center justify-between gap-4 px-3 py-1 text-14 hover:bg-leaf pointer-coarse:min-h-11",
              index === list.active && "bg-accent-wash",
            )}
          >
            <span className="break-all font-mono text-13">{suggestion.text}</span>
            <span className="text-right text-ink-2">{suggestion.meaning}</span>
          </div>
        ))}
      </div>
    </>
  );
}

const nothing: Completion = { from: 0, to: 0, suggestions: [] };

/** The list of suggestions: closed, or open with one of them active or none (-1). */
function useSuggestions() {
  const words = useCompletionWords();
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const [completion, setCompletion] = useState(nothing);
  const [active, setActive] = useState(-1);
  const isFetching = useRef(false);
  const count = completion.suggestions.length;
  return {
    completion,
    active,
    isOpen: count > 0,
    open: (text: string, cursor: number, first = -1) => {
      setCompletion(completeQuery(text, cursor, vocabulary ?? noWords, words));
      setActive(first);
    },
    close: () => {
      setCompletion(nothing);
      setActive(-1);
    },
    move: (step: 1 | -1) => setActive((active + step + count + (active < 0 && step < 0 ? 1 : 0)) % count),
    /** The names of concepts, notes and courses; without them the rest is still suggested. */
    fetchWords: () => {
      if (isFetching.current) return;
      isFetching.current = true;
      post("/api/browse/words", {})
        .then(setVocabulary)
        .catch(() => {
          isFetching.current = false;
        });
    },
  };
}
