/** Begins a thread of compile-in-threads: Node takes `--import tsx` for the process alone. */
import { register } from "tsx/esm/api";

register();
await import("./compile-share.ts");
