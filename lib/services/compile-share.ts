/** A thread that compiles some notes of a course; see compile-in-threads. */
import { once } from "node:events";
import { parentPort } from "node:worker_threads";
import { withGraphviz } from "@/lib/figures/graphviz";
import { courseAnswers } from "@/lib/notes/course-index";
import { NoteState } from "@/lib/notes/note-state";
import { compileCacheIn } from "./compile-cache-files";
import type { IndexRequest, ShareRequest } from "./compile-in-threads";

const port = parentPort;
if (port === null) throw new Error("This runs as a thread.");

const [{ course, notes, files, options, cache: place }] = (await once(port, "message")) as [ShareRequest];
const cache = place === null ? undefined : compileCacheIn(place.directory, place.code);
const states = notes.map((note) => NoteState.of(note, files, undefined));
port.postMessage(await withGraphviz(() => states.map((note) => note.outline(course, options, cache))));
const [{ outline, places }] = (await once(port, "message")) as [IndexRequest];
const answers = courseAnswers(outline, places);
port.postMessage(await withGraphviz(() => states.map((note) => note.make(course, answers, options, cache))));
