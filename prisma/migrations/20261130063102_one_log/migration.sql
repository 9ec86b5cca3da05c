-- DropIndex
DROP INDEX "memory_learner_id_due_day_due_at_idx";

-- The counters are filled again from the log when the program starts (projection_work).
DROP TABLE "learner_day";

-- CreateTable
CREATE TABLE "learner_day" (
    "learner_id" TEXT NOT NULL,
    "study_day" INTEGER NOT NULL,
    "course_id" INTEGER NOT NULL,
    "new_reviews" INTEGER NOT NULL,
    "new_right" INTEGER NOT NULL,
    "new_ms" BIGINT NOT NULL,
    "learning_reviews" INTEGER NOT NULL,
    "learning_right" INTEGER NOT NULL,
    "learning_ms" BIGINT NOT NULL,
    "relearning_reviews" INTEGER NOT NULL,
    "relearning_right" INTEGER NOT NULL,
    "relearning_ms" BIGINT NOT NULL,
    "young_reviews" INTEGER NOT NULL,
    "young_right" INTEGER NOT NULL,
    "young_ms" BIGINT NOT NULL,
    "mature_reviews" INTEGER NOT NULL,
    "mature_right" INTEGER NOT NULL,
    "mature_ms" BIGINT NOT NULL,
    "predicted" INTEGER NOT NULL,
    "log_loss_micro" BIGINT NOT NULL,
    "learning_change" INTEGER NOT NULL,
    "young_change" INTEGER NOT NULL,
    "mature_change" INTEGER NOT NULL,
    "suspended_change" INTEGER NOT NULL,

    CONSTRAINT "learner_day_pkey" PRIMARY KEY ("learner_id","study_day","course_id")
);

-- AlterTable
ALTER TABLE "memory" ADD COLUMN     "asked_day" INTEGER,
ADD COLUMN     "buried_until" INTEGER,
ADD COLUMN     "last_event_at" TIMESTAMPTZ(3),
ADD COLUMN     "spaced_misses" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "spaced_reviews" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "suspended" BOOLEAN NOT NULL DEFAULT false;

-- A memory that is new again was marked by its due day.
UPDATE "memory" SET "asked_day" = least("due_day", 2147483646), "last_event_at" = "last_reviewed_at";
ALTER TABLE "memory" ALTER COLUMN "asked_day" SET NOT NULL;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "calibration_bin" INTEGER,
ADD COLUMN     "hour" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "phase" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "predicted_recall" DOUBLE PRECISION,
ADD COLUMN     "stage_after" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "stage_before" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "undo" RENAME COLUMN "review_id" TO "event_id";

-- CreateTable
CREATE TABLE "memory_action" (
    "learner_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "item_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "until_day" INTEGER,
    "acted_at" TIMESTAMPTZ(3) NOT NULL,
    "study_day" INTEGER NOT NULL,
    "stage_before" SMALLINT NOT NULL,
    "stage_after" SMALLINT NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memory_action_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "learner_bin" (
    "learner_id" TEXT NOT NULL,
    "course_id" INTEGER NOT NULL,
    "block" INTEGER NOT NULL,
    "bin" INTEGER NOT NULL,
    "reviews" INTEGER NOT NULL,
    "recalled" INTEGER NOT NULL,
    "predicted_nano" BIGINT NOT NULL,

    CONSTRAINT "learner_bin_pkey" PRIMARY KEY ("learner_id","course_id","block","bin")
);

-- CreateTable
CREATE TABLE "learner_hour" (
    "learner_id" TEXT NOT NULL,
    "course_id" INTEGER NOT NULL,
    "block" INTEGER NOT NULL,
    "hour" SMALLINT NOT NULL,
    "reviews" INTEGER NOT NULL,
    "recalled" INTEGER NOT NULL,
    "under_2s" INTEGER NOT NULL,
    "under_5s" INTEGER NOT NULL,
    "under_10s" INTEGER NOT NULL,
    "under_20s" INTEGER NOT NULL,
    "under_40s" INTEGER NOT NULL,
    "under_80s" INTEGER NOT NULL,
    "under_160s" INTEGER NOT NULL,
    "longer" INTEGER NOT NULL,

    CONSTRAINT "learner_hour_pkey" PRIMARY KEY ("learner_id","course_id","block","hour")
);

-- CreateTable
CREATE TABLE "learner_mistake" (
    "learner_id" TEXT NOT NULL,
    "study_day" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "misconception" TEXT NOT NULL,
    "reviews" INTEGER NOT NULL,

    CONSTRAINT "learner_mistake_pkey" PRIMARY KEY ("learner_id","study_day","item_id","misconception")
);

-- CreateTable
CREATE TABLE "projection_work" (
    "name" TEXT NOT NULL,
    "after_learner" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "projection_work_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "memory_action_learner_id_item_id_idx" ON "memory_action"("learner_id", "item_id");

-- CreateIndex
CREATE INDEX "memory_action_learner_id_acted_at_idx" ON "memory_action"("learner_id", "acted_at");

-- CreateIndex
CREATE INDEX "memory_action_learner_id_group_id_idx" ON "memory_action"("learner_id", "group_id");

-- CreateIndex
CREATE INDEX "memory_learner_id_asked_day_due_at_idx" ON "memory"("learner_id", "asked_day", "due_at");

-- What needs the replay is filled by the program (lib/services/fill-projections.ts).
INSERT INTO "projection_work" ("name") SELECT 'situations' WHERE EXISTS (SELECT 1 FROM "review");
