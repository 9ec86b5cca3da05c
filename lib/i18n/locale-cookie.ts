/**
 * Holds the language that a visitor chose. A learner's setting is written to it too, so that the cookie alone decides.
 */
export const localeCookie = "locale";

/** One year, in seconds. */
export const localeCookieMaxAge = 365 * 24 * 60 * 60;
