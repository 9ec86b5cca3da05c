-- CreateTable
CREATE TABLE "editor_presence" (
    "user_id" TEXT NOT NULL,
    "course_id" INTEGER NOT NULL,
    "tab" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "editor_presence_pkey" PRIMARY KEY ("user_id","course_id","tab")
);

-- CreateIndex
CREATE INDEX "editor_presence_course_id_seen_at_idx" ON "editor_presence"("course_id", "seen_at");
