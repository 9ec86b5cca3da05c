-- AlterTable
ALTER TABLE "learner_settings" ADD COLUMN     "interleaved" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "new_in_backlog" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "review_order" TEXT NOT NULL DEFAULT 'falling-recall',
ADD COLUMN     "rollover_hour" SMALLINT NOT NULL DEFAULT 4;
