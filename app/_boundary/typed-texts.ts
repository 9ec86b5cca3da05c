/** The texts of a form, to be shown in it again. Without passwords, which never travel back. */
export function typedTexts(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith("$") && !/password/i.test(name)));
}
