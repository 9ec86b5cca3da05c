-- CreateTable
CREATE TABLE "past_clock" (
    "learner_id" TEXT NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "rollover_hour" SMALLINT NOT NULL,

    CONSTRAINT "past_clock_pkey" PRIMARY KEY ("learner_id","until_at")
);
