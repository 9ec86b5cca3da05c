import type { GateFinding, Given } from "@/lib/items/item-kind";

export function finding(rule: string, message: string, remedy: string, given?: Given): GateFinding {
  return { rule, message, remedy, ...(given === undefined ? {} : { given }) };
}

/** `n = 8, k = [1, 2]`, for messages. */
export function shownGiven(given: Given): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} = ${JSON.stringify(value).replaceAll(",", ", ")}`)
    .join(", ");
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
