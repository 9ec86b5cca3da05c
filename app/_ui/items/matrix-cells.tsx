"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, type InputHTMLAttributes, type KeyboardEvent, useRef, useState } from "react";
import { type Answer, type AnswerCells, cellsIn } from "@/lib/items/answer";
import { longestAnswer } from "@/lib/quiz/limits";
import { classNames } from "../class-names";
import { answerInputClass } from "../input-class";
import { pastedInto } from "./pasted-cells";

type Props = {
  readonly rows: number;
  readonly cols: number;
  readonly labelId: string;
  /** Used only for the initial cells. */
  readonly answer: Answer | null;
  readonly onChange: (answer: Answer) => void;
  readonly attributes: InputHTMLAttributes<HTMLInputElement>;
  readonly autoFocus: boolean;
};

const moves: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * A matrix of known size: a field for each entry. Arrow keys move between them, Enter goes to the next one and checks
 * in the last; pasted rows fill them.
 */
export function MatrixCells({ rows, cols, labelId, answer, onChange, attributes, autoFocus }: Props) {
  const t = useTranslations("ui.answer");
  const [cells, setCells] = useState(() => cellsIn(answer, rows, cols));
  const grid = useRef<HTMLDivElement>(null);
  const isFull = cells.flat().every((cell) => cell.trim() !== "");

  const change = (next: AnswerCells) => {
    setCells(next);
    onChange({ cells: next });
  };
  const write = (row: number, col: number, text: string) =>
    change(cells.map((line, r) => line.map((cell, c) => (r === row && c === col ? text : cell))));

  const move = (event: KeyboardEvent<HTMLInputElement>, row: number, col: number) => {
    attributes.onKeyDown?.(event);
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    const to = placeAfter(event, row, col);
    if (to === null) return;
    event.preventDefault();
    const cell = grid.current?.querySelectorAll("input")[to];
    cell?.focus();
    cell?.select();
  };

  /** The index of the next cell, row by row; null if the key has another meaning, as Enter has in the last cell. */
  const placeAfter = (event: KeyboardEvent<HTMLInputElement>, row: number, col: number): number | null => {
    const place = row * cols + col;
    if (event.key === "Enter") return place + 1 < rows * cols ? place + 1 : null;
    const step = moves[event.key];
    if (step === undefined || !leavesCell(event)) return null;
    const [toRow, toCol] = [row + step[0], col + step[1]];
    const isInside = toRow >= 0 && toRow < rows && toCol >= 0 && toCol < cols;
    return isInside ? toRow * cols + toCol : null;
  };

  const paste = (event: ClipboardEvent<HTMLInputElement>, row: number, col: number) => {
    const pasted = pastedInto(cells, { row, col }, event.clipboardData.getData("text"));
    if (pasted === null) return;
    event.preventDefault();
    change(pasted);
  };

  return (
    <fieldset aria-labelledby={labelId} className="brackets min-w-0 overflow-x-auto px-2 py-1.5">
      <div
        ref={grid}
        className="grid gap-1.5"
        style={{ gridTemplateColumns: `repeat(${cols}, minmax(3rem, 5rem))` }}
      >
        {cells.flatMap((line, row) =>
          line.map((cell, col) => (
            <input
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={`${row} ${col}`}
              {...attributes}
              // While some are empty, only those are marked.
              aria-invalid={attributes["aria-invalid"] && (isFull || cell.trim() === "")}
              aria-label={t("cell", { row: row + 1, col: col + 1 })}
              value={cell}
              maxLength={longestAnswer}
              onChange={(event) => write(row, col, event.target.value)}
              onKeyDown={(event) => move(event, row, col)}
              onPaste={(event) => paste(event, row, col)}
              // biome-ignore lint/a11y/noAutofocus: the caller asks for it where the question is all there is to do
              autoFocus={autoFocus && row === 0 && col === 0}
              className={classNames(answerInputClass, "px-2 text-center")}
            />
          )),
        )}
      </div>
    </fieldset>
  );
}

/** Up and down always; left and right only at the end of the cell's text. */
function leavesCell({ key, currentTarget }: KeyboardEvent<HTMLInputElement>): boolean {
  const { selectionStart, selectionEnd, value } = currentTarget;
  if (key === "ArrowLeft") return selectionEnd === 0 || selectionStart === null;
  if (key === "ArrowRight") return selectionStart === value.length || selectionStart === null;
  return true;
}
