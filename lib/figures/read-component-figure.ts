/** A ```figure block → a component of the registry with its first values, and everything that is wrong with it. */
import * as z from "zod";
import { nameField, textField } from "@/lib/blocks/block-fields";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { nearestName } from "@/lib/blocks/nearest-name";
import { type LocalizedBlock, readLocalized } from "@/lib/blocks/read-localized";
import { originalLocale } from "@/lib/i18n/locale";
import { type ComponentName, componentNames, components } from "./components/registry";
import type { ReadFigure, SourceFigure } from "./figure";

export const componentFigureSchema = z.strictObject({
  id: nameField,
  title: textField,
  component: z.enum(componentNames as readonly [ComponentName, ...ComponentName[]]),
  with: z.record(z.string(), z.number()).default({}),
});

export const componentFigureTranslationSchema = z.strictObject({
  id: nameField,
  title: textField.optional(),
});

type Read = NonNullable<LocalizedBlock<z.infer<typeof componentFigureSchema>, { title: string }>["read"]>;

/** Never throws on bad input. */
export function readComponentFigure(block: SourceFigure, translations: readonly SourceFigure[]): ReadFigure {
  const { read, diagnostics } = readLocalized(
    {
      schema: componentFigureSchema,
      translationSchema: componentFigureTranslationSchema,
      texts: ({ title }) => ({ title }),
      translatedTexts: ({ title }) => ({ title }),
    },
    block,
    translations,
  );
  if (read === null) return { figure: null, diagnostics };
  const found = valueProblems(read);
  if (found.length > 0) return { figure: null, diagnostics: [...diagnostics, ...found] };
  const { id, component, with: given } = read.fields;
  const values = components[component].settle(given);
  return { figure: { kind: "figure", id, component, values, words: read.texts }, diagnostics };
}

function valueProblems({ fields, yaml }: Read): Diagnostic[] {
  const { parameters, settle } = components[fields.component];
  const names = parameters.map(({ name }) => name);
  const settled = settle(fields.with);
  return Object.entries(fields.with).flatMap(([name, value]) => {
    const path = ["with", name];
    const parameter = parameters.find((one) => one.name === name);
    if (parameter === undefined) {
      const near = nearestName(name, names);
      const remedy = near === null ? `It takes ${names.join(", ")}.` : `Did you mean \`${near}\`?`;
      const message = `\`${fields.component}\` has no number \`${name}\`.`;
      return [yaml[originalLocale].problem(path, { key: true, rule: "unknown-field", message, remedy })];
    }
    if (settled[name] === value) return [];
    const message = `\`${name}\` can't be ${value} here.`;
    const remedy = `It is a whole number from ${parameter.min} to ${parameter.max}; with the other numbers given, the nearest is ${settled[name]}.`;
    return [yaml[originalLocale].problem(path, { rule: "wrong-value", message, remedy })];
  });
}
