-- CreateTable
CREATE TABLE "course_settings" (
    "learner_id" TEXT NOT NULL,
    "course_id" INTEGER NOT NULL,
    "new_per_day" INTEGER,
    "desired_retention" DOUBLE PRECISION,
    "preset_version" INTEGER,

    CONSTRAINT "course_settings_pkey" PRIMARY KEY ("learner_id","course_id")
);
