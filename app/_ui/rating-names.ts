/** Keys of the ratings in the messages `ui.rating.…`. */
export const ratingNames = { 1: "again", 2: "hard", 3: "good", 4: "easy" } as const;
