-- AlterTable
ALTER TABLE "item_text" ADD COLUMN     "rank" JSONB;
