/** Starts a thread of compile-in-threads: Node applies `--import tsx` to the process only. */
import { register } from "tsx/esm/api";

register();
await import("./compile-share.ts");
