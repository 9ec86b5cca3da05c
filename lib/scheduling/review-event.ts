import type { Rating, ReviewEvent, RulesVersion, VersionedPreset } from "./memory";
import { presetOfVersion } from "./presets";
import type { StudyDay } from "./study-day";

type KeptReview = {
  readonly id: string;
  readonly reviewedAt: Date;
  readonly studyDay: number;
  readonly rating: Rating;
  readonly presetVersion: number;
  readonly rules: RulesVersion;
};

/** A kept review as the replay takes it; `presets` holds every version that it may name. */
export function reviewEvent(review: KeptReview, presets: readonly VersionedPreset[]): ReviewEvent {
  return {
    id: review.id,
    reviewedAt: review.reviewedAt,
    studyDay: review.studyDay as StudyDay,
    rating: review.rating,
    preset: presetOfVersion(review.presetVersion, presets),
    rules: review.rules,
  };
}
