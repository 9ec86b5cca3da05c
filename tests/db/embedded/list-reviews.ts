/** Prints the ids of all stored reviews, then the result of verifying the memories. */
import { openDatabase } from "@/lib/db/open-database";
import { verifyMemories } from "@/lib/services/verify-memories";

const { prisma, close } = await openDatabase();
for (const { id } of await prisma.review.findMany({ select: { id: true } })) console.log(id);
console.log(`${(await verifyMemories()).faults.length} faults`);
await close();
process.exit(0);
