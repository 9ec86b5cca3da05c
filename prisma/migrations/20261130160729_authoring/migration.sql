-- AlterTable
ALTER TABLE "course" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "copied_from" INTEGER,
ADD COLUMN     "copied_revision" INTEGER,
ADD COLUMN     "for_everybody" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "link_token" TEXT,
ADD COLUMN     "published_revision" INTEGER,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'files';

-- CreateTable
CREATE TABLE "course_role" (
    "user_id" TEXT NOT NULL,
    "course_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_role_pkey" PRIMARY KEY ("user_id","course_id")
);

-- CreateTable
CREATE TABLE "content_blob" (
    "hash" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "content_blob_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "revision" (
    "course_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "revision_pkey" PRIMARY KEY ("course_id","number")
);

-- CreateTable
CREATE TABLE "role_act" (
    "id" BIGSERIAL NOT NULL,
    "acted_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "course_id" INTEGER,
    "class_id" UUID,
    "subject_id" TEXT,
    "detail" JSONB NOT NULL,

    CONSTRAINT "role_act_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "course_role_course_id_idx" ON "course_role"("course_id");

-- CreateIndex
CREATE INDEX "role_act_course_id_acted_at_idx" ON "role_act"("course_id", "acted_at");

-- CreateIndex
CREATE INDEX "role_act_class_id_acted_at_idx" ON "role_act"("class_id", "acted_at");

-- CreateIndex
CREATE INDEX "role_act_acted_at_idx" ON "role_act"("acted_at");

-- CreateIndex
CREATE UNIQUE INDEX "course_link_token_key" ON "course"("link_token");

-- CreateIndex
CREATE INDEX "enrolment_course_id_idx" ON "enrolment"("course_id");
