-- DropIndex
DROP INDEX "review_again_idx";

-- CreateIndex
CREATE INDEX "review_again_idx" ON "review"("learner_id", "reviewed_at") WHERE (coalesce(regraded_rating, rating) = 1);
