/**
 * Ids of rows. Each type names what it identifies, so that the compiler does not accept one for another; any plain
 * string or number, as it comes from outside, is assignable.
 */
type IdOf<Named extends string, Value> = Value & { readonly __names?: Named };

export type LearnerId = IdOf<"learner", string>;

/** Id of the row; authors and addresses use `course/item`. */
export type ItemId = IdOf<"item", number>;

export type VariantId = IdOf<"variant", string>;

/** Made by the client. */
export type ReviewId = IdOf<"review", string>;

/** A session of the daily quiz, not of a signed-in user. */
export type SessionId = IdOf<"session", string>;

/** An action on a memory, or a group of actions taken at one stroke. */
export type ActionId = IdOf<"action", string>;
