-- AlterTable
ALTER TABLE "memory" ADD COLUMN     "misses" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "rules" SMALLINT NOT NULL DEFAULT 0;
