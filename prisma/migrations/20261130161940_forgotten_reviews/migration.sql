-- CreateIndex
CREATE INDEX "review_again_idx" ON "review"("learner_id", "reviewed_at") WHERE (rating = 1);
