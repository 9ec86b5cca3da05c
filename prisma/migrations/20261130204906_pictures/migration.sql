-- AlterTable
ALTER TABLE "content_blob" ADD COLUMN     "height" INTEGER,
ADD COLUMN     "problem" TEXT,
ADD COLUMN     "width" INTEGER;

-- CreateTable
CREATE TABLE "published_picture" (
    "course_id" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "published_picture_pkey" PRIMARY KEY ("course_id","hash")
);
