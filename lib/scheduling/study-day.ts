/** Days since 1970-01-01 of a learner's local date, where the date turns over at 04:00. */
export type StudyDay = number & { readonly __brand: "StudyDay" };
