/** The kinds of blocks that can be edited in a form. */
export const formKinds: readonly string[] = ["card", "cloze", "choice"];
