-- CreateTable
CREATE TABLE "insight_summary" (
    "scope" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),

    CONSTRAINT "insight_summary_pkey" PRIMARY KEY ("scope","view")
);
