/** The shapes of JSON columns of published content, as far as the program relies on them. */
import { z } from "zod";
import type { Locale, LocalizedText } from "@/lib/i18n/locale";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { NoteHeading, NoteSegment } from "@/lib/notes/compiled-course";

export const kindName = z.custom<KindName>((value) => typeof value === "string");

export const localeName = z.custom<Locale>((value) => typeof value === "string");

const texts = z.record(z.string(), z.string());

export const localizedText = z.custom<LocalizedText>((value) => texts.safeParse(value).success);

export const noteHeadings: z.ZodType<readonly NoteHeading[]> = z.array(
  z.strictObject({ id: z.string(), text: z.string(), depth: z.literal([2, 3]) }),
);

const segments = z.array(z.object({ type: z.enum(["prose", "items", "figure"]) }));

export const noteSegments = z.custom<readonly NoteSegment[]>((value) => segments.safeParse(value).success);

const values = z.record(z.string(), z.unknown());

/** The numbers of a variant. */
export const givenValues = z.custom<Given>((value) => values.safeParse(value).success);
