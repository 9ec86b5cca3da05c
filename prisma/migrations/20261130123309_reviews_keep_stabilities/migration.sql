-- AlterTable
ALTER TABLE "review" ADD COLUMN     "stability_after" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "stability_before" DOUBLE PRECISION;

-- Filled from the log when the program starts.
INSERT INTO "projection_work" ("name", "after_learner") SELECT 'stabilities', '' WHERE EXISTS (SELECT 1 FROM "review");
