/** What one post may hold; the browser keeps to it, and the routes insist. */

/** Characters of an answer; more than any that a person types. */
export const longestAnswer = 2_000;

/** Reviews in one post. */
export const mostReviews = 100;

/** Variants that a browser says it holds; what is left out is long known to the server. */
export const mostHeld = 500;

/** The longest time, in ms, that an answer may have taken; the rest was a pause. */
export const longestElapsedMs = 600_000;
