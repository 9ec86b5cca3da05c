-- AlterTable
ALTER TABLE "note" ADD COLUMN     "graphs" JSONB NOT NULL DEFAULT '{}';
