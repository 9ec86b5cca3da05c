/**
 * The bins in which predicted recall is compared with measured recall, as one number. Those of RMSE(bins) are
 * srs-benchmark's, by the exponents of its geometric bins
 * (https://github.com/open-spaced-repetition/srs-benchmark, `rmse_matrix`); beside them the prediction itself, in bins
 * of 2.5 points, for the picture.
 */

/** A review with a prediction: on a later study day than the one before. */
export type Predicted = {
  /** 0 to 1. */
  readonly recall: number;
  /** Study days since the review before; at least 1. */
  readonly elapsedDays: number;
  /** Earlier reviews on a later study day than the one before them, and the Agains among those. */
  readonly spacedReviews: number;
  readonly spacedMisses: number;
};

/** Each 0 to 15, but `recall`: 0 to 39. */
export type BinParts = {
  readonly recall: number;
  readonly elapsed: number;
  readonly reviews: number;
  readonly misses: number;
};

export const recallBins = 40;

/** `recall · 4096 + elapsed · 256 + reviews · 16 + misses`. */
export function calibrationBin({ recall, elapsedDays, spacedReviews, spacedMisses }: Predicted): number {
  const recallBin = Math.min(recallBins - 1, Math.floor(recall * recallBins));
  const elapsed = exponent(elapsedDays, 3.62);
  // The benchmark counts the first review of an item and the present one, too.
  const reviews = exponent(spacedReviews + 2, 1.89);
  const misses = spacedMisses === 0 ? 0 : 1 + exponent(spacedMisses, 1.73);
  return recallBin * 4096 + elapsed * 256 + reviews * 16 + misses;
}

export function binParts(bin: number): BinParts {
  return {
    recall: Math.floor(bin / 4096),
    elapsed: Math.floor(bin / 256) % 16,
    reviews: Math.floor(bin / 16) % 16,
    misses: bin % 16,
  };
}

/** The whole part of log x to `base`, at most 14; x is a whole number from 1. */
function exponent(x: number, base: number): number {
  return Math.min(14, Math.floor(Math.log(x) / Math.log(base)));
}
