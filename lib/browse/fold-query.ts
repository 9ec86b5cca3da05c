import { foldText, piecesOfWord } from "./fold-text";
import { allOf, type Query } from "./query";

/** The query with its texts as stored texts are folded; words that consist of several must all occur. */
export function foldQuery(query: Query): Query {
  switch (query.type) {
    case "and":
      return allOf(query.parts.map(foldQuery));
    case "or":
      return { ...query, parts: query.parts.map(foldQuery) };
    case "not":
      return { ...query, part: foldQuery(query.part) };
    case "text":
      return { ...query, text: foldText(query.text) };
    case "words": {
      const pieces = query.isPhrase ? [foldText(query.text)] : piecesOfWord(query.text);
      return allOf(pieces.map((text) => ({ ...query, text, isPhrase: true })));
    }
    default:
      return query;
  }
}
