import type { CompletedGiven, Given, Json } from "./item-kind";

/** Completes the draw of a kind that only draws orders; `drawn` is any draw. */
export function completeOrders(kind: string, drawn: Given, values: Given): CompletedGiven {
  const known = Object.keys(drawn).map((name) => `\`${name}\``);
  for (const [name, value] of Object.entries(values)) {
    if (!Object.hasOwn(drawn, name))
      return {
        errors: [`\`${name}\` is not a name of this ${kind}. It has ${known.join(" and ") || "none"}.`],
      };
    if (sorted(value) !== sorted(drawn[name] ?? null))
      return { errors: [`\`${name}\` is an order of ${JSON.stringify(drawn[name])}.`] };
  }
  return { given: values, warnings: [] };
}

function sorted(list: Json): string {
  return Array.isArray(list) ? JSON.stringify([...list].sort()) : "";
}
