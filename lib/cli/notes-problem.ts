/** Something the person at the command line can put right. Its message says how; no stack is shown. */
export class NotesProblem extends Error {}
