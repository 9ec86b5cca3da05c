-- AlterTable
ALTER TABLE "course" ADD COLUMN     "readings_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "note_reading" (
    "learner_id" TEXT NOT NULL,
    "note_id" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_reading_pkey" PRIMARY KEY ("learner_id","note_id")
);

-- What was summed up before lacks the new numbers; it is computed anew when somebody looks.
DELETE FROM "insight_summary";
