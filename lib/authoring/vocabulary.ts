/** The words of blocks and of the expression language, read from their own definitions, as plain data. */
import * as core from "zod/v4/core";
import { describeFunctions, type FunctionDescription } from "@/lib/expression/describe-functions";
import { blockSchemas } from "./block-schemas";

export type Field = {
  readonly name: string;
  readonly isRequired: boolean;
  /** Of the object, or of each entry of the list, that stands here. */
  readonly fields: readonly Field[];
  /** If only these may stand here. */
  readonly values: readonly string[];
  /** Whether a list stands here. */
  readonly isList: boolean;
};

export type BlockWords = { readonly original: readonly Field[]; readonly translation: readonly Field[] };

export type Vocabulary = {
  /** By kind of block. */
  readonly blocks: Readonly<Record<string, BlockWords>>;
  readonly functions: readonly FunctionDescription[];
};

type Schema = core.JSONSchema.BaseSchema;

export function readVocabulary(): Vocabulary {
  return {
    blocks: Object.fromEntries(
      Object.entries(blockSchemas).map(([kind, { original, translation }]) => [
        kind,
        { original: fieldsOf(described(original)), translation: fieldsOf(described(translation)) },
      ]),
    ),
    functions: describeFunctions(),
  };
}

function described(schema: core.$ZodType): Schema {
  return core.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
}

/** Of a union those of all alternatives. A record, whose names the author chooses, has those of its values one below. */
function fieldsOf(schema: Schema): Field[] {
  if (schema.anyOf !== undefined) return schema.anyOf.filter(isSchema).flatMap(fieldsOf);
  if (isSchema(schema.items)) return fieldsOf(schema.items);
  if (isSchema(schema.additionalProperties) && schema.properties === undefined) {
    const fields = fieldsOf(schema.additionalProperties);
    return fields.length === 0 ? [] : [{ ...plain, name: anyName, fields }];
  }
  return Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const inside = isSchema(value) ? value : {};
    return {
      name,
      isRequired: schema.required?.includes(name) ?? false,
      fields: fieldsOf(inside),
      values: (inside.enum ?? []).map(String),
      isList:
        inside.type === "array" ||
        (inside.anyOf?.some((one) => isSchema(one) && one.type === "array") ?? false),
    };
  });
}

/** Stands for a name of the author's own. */
export const anyName = "*";

const plain = { isRequired: false, values: [], isList: false };

function isSchema(part: unknown): part is Schema {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}
