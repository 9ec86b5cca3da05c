-- CreateTable
CREATE TABLE "course_invitation" (
    "course_id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "user_id" TEXT,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_invitation_pkey" PRIMARY KEY ("course_id","email")
);

-- CreateIndex
CREATE INDEX "course_invitation_user_id_idx" ON "course_invitation"("user_id");
