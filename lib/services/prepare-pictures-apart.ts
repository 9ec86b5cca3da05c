/** Prepares pictures in a separate process, one at a time: no picture takes the server's memory or time. */
import { type ChildProcess, spawn } from "node:child_process";
import { AppError } from "@/lib/app-error";
import {
  longestPicture,
  type PictureProblem,
  pictureEnding,
  pictureTypeOf,
  pictureTypes,
} from "@/lib/pictures/picture";
import type { Preparation } from "./prepare-picture";

/** Paths from the root, where the server runs. */
const program = "lib/cli/prepare-pictures.ts";
const runtime = ["--import", "tsx", "--max-old-space-size=512"];
/** For one picture, with the start of the process, on a slow machine. */
const longestMs = 20_000;
/** Callers who wait for their turn. */
const mostWaiting = 20;

let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * What is stored of each picture, by its name, whose ending must be that of its kind. Throws `unavailable` if too many
 * wait already.
 */
export async function preparePictures(
  pictures: ReadonlyMap<string, Uint8Array>,
  limits: { readonly longestMs?: number } = {},
): Promise<ReadonlyMap<string, Preparation>> {
  if (pictures.size === 0) return new Map();
  if (waiting >= mostWaiting) throw new AppError("unavailable", null, 5);
  waiting += 1;
  const own = turn.then(() => prepareAll(pictures, limits.longestMs ?? longestMs));
  turn = own
    .catch(() => {})
    .finally(() => {
      waiting -= 1;
    });
  return own;
}

async function prepareAll(pictures: ReadonlyMap<string, Uint8Array>, limitMs: number) {
  const made = new Map<string, Preparation>();
  let child: ChildProcess | null = null;
  try {
    for (const [name, bytes] of pictures) {
      const ending = pictureEnding(name);
      const type = pictureTypeOf(bytes);
      const problem = type === null ? "kind" : bytes.byteLength > longestPicture ? "bytes" : null;
      if (problem !== null) {
        made.set(name, { problem });
        continue;
      }
      if (ending === null || pictureTypes[ending] !== type) {
        made.set(name, { problem: "name" });
        continue;
      }
      child ??= start();
      const prepared: Preparation | PictureProblem = await ask(child, bytes, limitMs);
      if (typeof prepared !== "string") made.set(name, prepared);
      else {
        made.set(name, { problem: prepared });
        child.kill("SIGKILL");
        child = null;
      }
    }
  } finally {
    child?.kill();
  }
  return made;
}

function start(): ChildProcess {
  return spawn(process.execPath, [...runtime, program], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
}

/** A problem if the process ends or takes too long. */
function ask(
  child: ChildProcess,
  bytes: Uint8Array,
  limitMs: number,
): Promise<Preparation | "broken" | "slow"> {
  return new Promise((resolve) => {
    const end = (answer: Preparation | "broken" | "slow") => {
      clearTimeout(timer);
      child.off("message", hear).off("close", close).off("error", close);
      resolve(answer);
    };
    const hear = (answer: unknown) => end(answer as Preparation);
    const close = () => end("broken");
    const timer = setTimeout(() => end("slow"), limitMs);
    child.once("message", hear).once("close", close).once("error", close);
    // If the process has ended already, that is reported.
    child.send(bytes, () => {});
  });
}
