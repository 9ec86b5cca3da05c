/** Nothing is said of fewer learners than these: a figure would tell of persons, and tell little. */
export const fewestLearners = 5;
