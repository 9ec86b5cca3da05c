/** Learnable parameters of the networks in the notes, counted layer by layer from their papers. */

type Convolution = { from: number; to: number; side: number; bias?: boolean; groups?: number };

export function convolution({ from, to, side, bias = true, groups = 1 }: Convolution): number {
  return side ** 2 * (from / groups) * to + (bias ? to : 0);
}

export function linear(inputs: number, outputs: number): number {
  return (inputs + 1) * outputs;
}

/** Scale and shift: batch normalisation and layer normalisation alike. */
function norm(features: number): number {
  return 2 * features;
}

export function attention(width: number): number {
  return 4 * linear(width, width);
}

export function feedForward(width: number, inner: number): number {
  return linear(width, inner) + linear(inner, width);
}

/** `filters` of the five convolutions; `groups` of each, 2 where the paper of 2012 kept its two GPUs apart. */
export function alexNet(filters: readonly number[], groups: readonly number[]): number {
  const sides = [11, 5, 3, 3, 3];
  const convolutions = filters.map((to, layer) =>
    convolution({ from: filters[layer - 1] ?? 3, to, side: sides[layer] ?? 3, groups: groups[layer] ?? 1 }),
  );
  return sum(convolutions) + linear(256 * 6 * 6, 4096) + linear(4096, 4096) + linear(4096, 1000);
}

export function vgg16Convolutions(): number {
  const filters = [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512];
  return sum(filters.map((to, layer) => convolution({ from: filters[layer - 1] ?? 3, to, side: 3 })));
}

export function vgg16(): number {
  return vgg16Convolutions() + linear(512 * 7 * 7, 4096) + linear(4096, 4096) + linear(4096, 1000);
}

/** Without the classifier: the part that DETR uses. */
function resNet50Convolutions(): number {
  return resNet50Layers((from, to, side) => convolution({ from, to, side, bias: false }));
}

export function resNet50(): number {
  return resNet50Convolutions() + resNet50Layers((_, to) => norm(to)) + linear(2048, 1000);
}

/** Sums `count` over all convolutions; each is followed by a batch normalisation. */
function resNet50Layers(count: (from: number, to: number, side: number) => number): number {
  const stages = [
    { blocks: 3, inner: 64 },
    { blocks: 4, inner: 128 },
    { blocks: 6, inner: 256 },
    { blocks: 3, inner: 512 },
  ];
  let channels = 64;
  let total = count(3, channels, 7);
  for (const { blocks, inner } of stages) {
    const wide = 4 * inner;
    for (let block = 0; block < blocks; block++) {
      if (block === 0) total += count(channels, wide, 1);
      total += count(channels, inner, 1) + count(inner, inner, 3) + count(inner, wide, 1);
      channels = wide;
    }
  }
  return total;
}

export function encoderLayer(width: number, inner: number): number {
  return attention(width) + feedForward(width, inner) + 2 * norm(width);
}

export function decoderLayer(width: number, inner: number): number {
  return 2 * attention(width) + feedForward(width, inner) + 3 * norm(width);
}

type VisionTransformer = { patch: number; side: number; blocks: number; width: number; inner: number };

export function visionTransformer({ patch, side, blocks, width, inner }: VisionTransformer): number {
  const tokens = (side / patch) ** 2 + 1;
  const embedding = linear(3 * patch ** 2, width) + width + tokens * width;
  return embedding + blocks * encoderLayer(width, inner) + norm(width) + linear(width, 1000);
}

/** TNT-S as published: queries, keys and values without biases, a LayerNorm before the words' projection. */
export function tntSmall(): number {
  const [word, sentence, words, patches] = [24, 384, 16, 196];
  const flat = word * words;
  const self = (width: number) => 3 * width ** 2 + linear(width, width);
  const block = (width: number) => self(width) + feedForward(width, 4 * width) + 2 * norm(width);
  const exchange = norm(word) + linear(flat, sentence);
  const stem =
    convolution({ from: 3, to: word, side: 7 }) +
    words * word +
    norm(flat) +
    linear(flat, sentence) +
    norm(sentence) +
    sentence +
    (patches + 1) * sentence;
  return stem + 12 * (block(word) + exchange + block(sentence)) + norm(sentence) + linear(sentence, 1000);
}

/** DETR with a ResNet-50, for the 91 class numbers of COCO and "no object". */
export function detr(): number {
  const [width, inner, queries, classes] = [256, 2048, 100, 91];
  const boxes = linear(width, width) + linear(width, width) + linear(width, 4);
  const heads = linear(width, classes + 1) + boxes;
  const transformer = 6 * encoderLayer(width, inner) + 6 * decoderLayer(width, inner) + norm(width);
  return resNet50Convolutions() + linear(2048, width) + transformer + queries * width + heads;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
