/**
 * Names of rows. Each knows what it names, so that the compiler does not take one for another; a plain text or number,
 * as it comes from outside, may become any of them.
 */
type IdOf<Named extends string, Value> = Value & { readonly __names?: Named };

export type LearnerId = IdOf<"learner", string>;

/** Of the row; what authors and addresses know is `course/item`. */
export type ItemId = IdOf<"item", number>;

export type VariantId = IdOf<"variant", string>;

/** Made by the client. */
export type ReviewId = IdOf<"review", string>;

/** Of the daily quiz, not of somebody signed in. */
export type SessionId = IdOf<"session", string>;
