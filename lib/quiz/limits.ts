/** Limits on one post; the browser observes them, and the routes enforce them. */

/** Characters of an answer; more than anybody types. */
export const longestAnswer = 2_000;

/** Reviews in one post. */
export const mostReviews = 100;

/** Variants that a browser reports as held; the server has long known of any others. */
export const mostHeld = 500;

/** The longest time, in ms, that an answer may have taken; anything beyond was a pause. */
export const longestElapsedMs = 600_000;

/** Characters in which a learner says what is unclear. */
export const longestUnclear = 1_000;

/** Items of one post of actions. */
export const mostActedOn = 500;

/** Questions of a rehearsal. */
export const mostRehearsed = 50;

/** Minutes of a rehearsal. */
export const longestRehearsal = 240;
