-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_anonymous" BOOLEAN DEFAULT false,
    "role" TEXT DEFAULT 'learner',
    "banned" BOOLEAN DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "impersonated_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "learner_settings" (
    "learner_id" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "locale" TEXT,
    "theme" TEXT NOT NULL DEFAULT 'system',
    "buttons" SMALLINT NOT NULL DEFAULT 4,
    "new_per_day" INTEGER NOT NULL DEFAULT 20,
    "reviews_per_day" INTEGER NOT NULL DEFAULT 200,
    "preset_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "learner_settings_pkey" PRIMARY KEY ("learner_id")
);

-- CreateTable
CREATE TABLE "preset" (
    "learner_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "desired_retention" DOUBLE PRECISION NOT NULL,
    "learning_steps" TEXT[],
    "relearning_steps" TEXT[],
    "maximum_interval_days" INTEGER NOT NULL,
    "fuzz" BOOLEAN NOT NULL,
    "weights" DOUBLE PRECISION[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "preset_pkey" PRIMARY KEY ("learner_id","version")
);

-- CreateTable
CREATE TABLE "course" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "summary" JSONB NOT NULL,
    "concepts" JSONB NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "source_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" SERIAL NOT NULL,
    "course_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_text" (
    "note_id" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "headings" JSONB NOT NULL,
    "segments" JSONB NOT NULL,

    CONSTRAINT "note_text_pkey" PRIMARY KEY ("note_id","locale")
);

-- CreateTable
CREATE TABLE "item" (
    "id" SERIAL NOT NULL,
    "course_id" INTEGER NOT NULL,
    "note_id" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "graded" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "concepts" TEXT[],
    "locales" TEXT[],
    "position" INTEGER NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_version" (
    "item_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "item_version_pkey" PRIMARY KEY ("item_id","version")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "learner_id" TEXT NOT NULL,
    "course_id" INTEGER NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'learner',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("learner_id","course_id")
);

-- CreateTable
CREATE TABLE "quiz_session" (
    "learner_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "study_day" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quiz_session_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "variant" (
    "learner_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "item_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "given" JSONB NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "verdict" TEXT,
    "misconception" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "variant_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "review" (
    "learner_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "item_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "variant_id" UUID NOT NULL,
    "session_id" UUID,
    "given" JSONB NOT NULL,
    "answer" TEXT,
    "verdict" TEXT,
    "misconception" TEXT,
    "rating" SMALLINT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "study_day" INTEGER NOT NULL,
    "preset_version" INTEGER NOT NULL,
    "elapsed_ms" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("learner_id","id")
);

-- CreateTable
CREATE TABLE "undo" (
    "learner_id" TEXT NOT NULL,
    "review_id" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "undo_pkey" PRIMARY KEY ("learner_id","review_id")
);

-- CreateTable
CREATE TABLE "memory" (
    "learner_id" TEXT NOT NULL,
    "item_id" INTEGER NOT NULL,
    "state" SMALLINT NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "step" SMALLINT NOT NULL,
    "repetitions" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "interval_days" INTEGER NOT NULL,
    "due_day" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "first_study_day" INTEGER,
    "last_study_day" INTEGER,
    "last_reviewed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "memory_pkey" PRIMARY KEY ("learner_id","item_id")
);

-- CreateTable
CREATE TABLE "learner_day" (
    "learner_id" TEXT NOT NULL,
    "study_day" INTEGER NOT NULL,
    "reviews" INTEGER NOT NULL DEFAULT 0,
    "new_items" INTEGER NOT NULL DEFAULT 0,
    "correct" INTEGER NOT NULL DEFAULT 0,
    "elapsed_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "learner_day_pkey" PRIMARY KEY ("learner_id","study_day")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "course_slug_key" ON "course"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "note_course_id_slug_key" ON "note"("course_id", "slug");

-- CreateIndex
CREATE INDEX "item_course_id_position_id_retired_at_idx" ON "item"("course_id", "position", "id", "retired_at");

-- CreateIndex
CREATE UNIQUE INDEX "item_course_id_key_key" ON "item"("course_id", "key");

-- CreateIndex
CREATE INDEX "review_learner_id_item_id_idx" ON "review"("learner_id", "item_id");

-- CreateIndex
CREATE INDEX "review_learner_id_reviewed_at_idx" ON "review"("learner_id", "reviewed_at");

-- CreateIndex
CREATE INDEX "memory_learner_id_due_day_due_at_idx" ON "memory"("learner_id", "due_day", "due_at");

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_text" ADD CONSTRAINT "note_text_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item" ADD CONSTRAINT "item_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_version" ADD CONSTRAINT "item_version_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
