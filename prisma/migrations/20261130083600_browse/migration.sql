-- CreateTable
CREATE TABLE "item_text" (
    "item_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "words" TEXT NOT NULL,
    "concept" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "course" TEXT NOT NULL,

    CONSTRAINT "item_text_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "saved_search" (
    "learner_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("learner_id","id")
);

-- AddForeignKey
ALTER TABLE "item_text" ADD CONSTRAINT "item_text_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
