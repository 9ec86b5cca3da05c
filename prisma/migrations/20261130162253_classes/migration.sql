-- DropIndex
DROP INDEX "item_course_id_position_id_retired_at_idx";

-- AlterTable
ALTER TABLE "enrolment" ADD COLUMN     "own" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "class" (
    "id" UUID NOT NULL,
    "course_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "exam_day" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_member" (
    "learner_id" TEXT NOT NULL,
    "class_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "class_member_pkey" PRIMARY KEY ("learner_id","class_id")
);

-- CreateTable
CREATE TABLE "class_join" (
    "code" TEXT NOT NULL,
    "class_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "class_join_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "class_note" (
    "class_id" UUID NOT NULL,
    "note_id" INTEGER NOT NULL,
    "opens_day" INTEGER NOT NULL,

    CONSTRAINT "class_note_pkey" PRIMARY KEY ("class_id","note_id")
);

-- CreateTable
CREATE TABLE "class_invitation" (
    "class_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "user_id" TEXT,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "class_invitation_pkey" PRIMARY KEY ("class_id","email")
);

-- CreateIndex
CREATE INDEX "class_course_id_idx" ON "class"("course_id");

-- CreateIndex
CREATE INDEX "class_member_class_id_idx" ON "class_member"("class_id");

-- CreateIndex
CREATE INDEX "class_join_class_id_idx" ON "class_join"("class_id");

-- CreateIndex
CREATE INDEX "class_invitation_user_id_idx" ON "class_invitation"("user_id");

-- CreateIndex
CREATE INDEX "item_course_id_position_id_retired_at_note_id_idx" ON "item"("course_id", "position", "id", "retired_at", "note_id");
