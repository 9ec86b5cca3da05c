-- CreateTable
CREATE TABLE "practice_answer" (
    "learner_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "item_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "given" JSONB NOT NULL,
    "answer" TEXT,
    "verdict" TEXT NOT NULL,
    "misconception" TEXT,
    "elapsed_ms" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,
    "rehearsal_id" UUID,
    "place" INTEGER,

    CONSTRAINT "practice_answer_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "rehearsal" (
    "learner_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "course_id" INTEGER NOT NULL,
    "paper" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "rehearsal_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateIndex
CREATE INDEX "practice_answer_learner_id_answered_at_idx" ON "practice_answer"("learner_id", "answered_at");

-- CreateIndex
CREATE INDEX "practice_answer_learner_id_item_id_idx" ON "practice_answer"("learner_id", "item_id");

-- CreateIndex
CREATE INDEX "practice_answer_learner_id_rehearsal_id_idx" ON "practice_answer"("learner_id", "rehearsal_id");

-- CreateIndex
CREATE INDEX "rehearsal_learner_id_started_at_idx" ON "rehearsal"("learner_id", "started_at");
