/** A problem that the person at the command line can fix. The message says how; no stack is shown. */
export class NotesProblem extends Error {}
