-- AlterTable
ALTER TABLE "item" ADD COLUMN     "requires" TEXT[];

-- CreateIndex
CREATE INDEX "item_concepts_idx" ON "item" USING GIN ("concepts");

-- As lib/db/publishing-store.ts does at each publication.
WITH RECURSIVE edge AS (
  SELECT c.id AS course_id, k ->> 'id' AS concept, p.value AS prerequisite
  FROM "course" c, jsonb_array_elements(c.concepts) k, jsonb_array_elements_text(k -> 'prerequisites') p
), above AS (
  SELECT course_id, concept, prerequisite FROM edge
  UNION SELECT a.course_id, a.concept, e.prerequisite FROM above a
  JOIN edge e ON e.course_id = a.course_id AND e.concept = a.prerequisite
)
UPDATE "item" i SET "requires" = ARRAY(
  SELECT DISTINCT a.prerequisite FROM above a
  WHERE a.course_id = i.course_id AND a.concept = ANY(i.concepts) AND NOT a.prerequisite = ANY(i.concepts) ORDER BY 1);
