-- DropTable
DROP TABLE "quiz_session";

-- CreateIndex
CREATE INDEX "review_learner_id_session_id_idx" ON "review"("learner_id", "session_id");
