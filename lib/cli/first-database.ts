/**
 * Makes the embedded database and publishes all courses into it, in a process of its own: what that takes, 800 MB at
 * most, is given back when it ends. The server then opens what is there. See makeFirstDatabase.
 */
import { openedDatabase } from "@/lib/db/opened-database";
import { startServer } from "@/lib/services/start-server";

await startServer();
await openedDatabase()?.close();
