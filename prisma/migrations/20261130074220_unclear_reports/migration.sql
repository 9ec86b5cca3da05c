-- CreateTable
CREATE TABLE "unclear_report" (
    "learner_id" TEXT NOT NULL,
    "variant_id" UUID NOT NULL,
    "item_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unclear_report_pkey" PRIMARY KEY ("learner_id","variant_id")
);
