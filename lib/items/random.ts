/** A stream of random numbers determined by its seed: the same text gives the same stream on any machine. */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

export type Random = {
  /** Uniform in 0 … size − 1, for a whole `size` from 1 to 2^53. */
  below(size: number): number;
};

/** `seed` may be any text; include the purpose in it, so that each purpose has its own stream. */
export function createRandom(seed: string): Random {
  const generator = xoroshiro128plusFromState(hash128(seed));
  return { below: (size) => uniformInt(generator, 0, size - 1) };
}

/** 0 … size − 1 in random order, every order equally likely (Fisher and Yates). */
export function shuffledIndexes(size: number, random: Random): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

/** Four 32-bit words of FNV-1a with different offsets, each mixed. Never all zero. */
function hash128(text: string): [number, number, number, number] {
  const words = [firstOffset, 0x9e3779b9, 0x7f4a7c15, 0x2545f491].map((offset) =>
    mixed(hashText(text, offset)),
  );
  const [a = 0, b = 0, c = 0, d = 0] = words;
  return [a, b, c, d | 1];
}

const firstOffset = 0x811c9dc5;

/** FNV-1a of the text's UTF-16: 32 bits. */
export function hashText(text: string, offset = firstOffset): number {
  let hash = offset;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash;
}

/** MurmurHash3's finaliser: 32 bits, each of which depends on all input bits. Different numbers stay different. */
export function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}
