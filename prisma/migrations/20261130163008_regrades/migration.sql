-- DropIndex
DROP INDEX "review_again_idx";

-- AlterTable
ALTER TABLE "memory_action" ADD COLUMN     "actor_id" TEXT;

-- AlterTable
ALTER TABLE "review" ADD COLUMN     "regraded_misconception" TEXT,
ADD COLUMN     "regraded_rating" SMALLINT,
ADD COLUMN     "regraded_verdict" TEXT;

-- CreateTable
CREATE TABLE "regrade" (
    "learner_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "item_id" INTEGER NOT NULL,
    "act_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rating" SMALLINT NOT NULL,
    "verdict" TEXT NOT NULL,
    "misconception" TEXT,
    "regraded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regrade_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "regrade_notice" (
    "learner_id" TEXT NOT NULL,
    "act_id" UUID NOT NULL,
    "item_id" INTEGER NOT NULL,
    "now_right" INTEGER NOT NULL,
    "now_wrong" INTEGER NOT NULL,
    "otherwise" INTEGER NOT NULL,
    "is_taken_back" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "regrade_notice_pkey" PRIMARY KEY ("learner_id","act_id")
);

-- CreateIndex
CREATE INDEX "regrade_learner_id_item_id_idx" ON "regrade"("learner_id", "item_id");

-- CreateIndex
CREATE INDEX "regrade_item_id_act_id_idx" ON "regrade"("item_id", "act_id");

-- CreateIndex
CREATE INDEX "review_again_idx" ON "review"("learner_id", "reviewed_at") WHERE (COALESCE(regraded_rating, rating) = 1);
