import type { z } from "zod";

/** In production SQL's results are trusted: checking them costs more than fetching them. */
const isChecked = process.env.NODE_ENV === "test" || process.env.NODE_ENV === "development";

/** What SQL gave as JSON, as it is; in tests and while the program is developed, a row of another shape throws. */
export function checked<Row>(shape: z.ZodType<Row>, row: unknown): Row {
  if (isChecked) shape.parse(row);
  return row as Row;
}
