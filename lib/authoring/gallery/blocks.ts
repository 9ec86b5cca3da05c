import type { GalleryEntry } from "./gallery-entry";

/** One of each kind but exercises. */
export const galleryBlocks: readonly GalleryEntry[] = [
  {
    name: "card",
    title: { en: "Card", zh: "卡片" },
    original: `\`\`\`card
id: gallery.id
concepts: [gallery.concept]
front: Why is the mean pulled up by a single very large number?
back: Every number enters the sum, and a large one enters it with its full size.
\`\`\`
`,
    translation: `\`\`\`card
id: gallery.id
front: 为什么一个特别大的数会把均值拉高？
back: 每个数都要加进总和，大的数是整个加进去的。
\`\`\`
`,
  },
  {
    name: "cloze",
    title: { en: "Text with holes", zh: "填空" },
    original: `\`\`\`cloze
id: gallery.id
concepts: [gallery.concept]
text: The {{1::median}} stands in the middle of the sorted numbers; half of them are {{2::at most as large}}.
\`\`\`
`,
    translation: `\`\`\`cloze
id: gallery.id
text: "{{1::中位数}}是数据排序后位于正中的数，有一半的数{{2::不比它大}}。"
\`\`\`
`,
  },
  {
    name: "choice",
    title: { en: "Multiple choice", zh: "选择题" },
    original: `\`\`\`choice
id: gallery.id
concepts: [gallery.concept]
ask: Ten people earn the same. One of them wins the lottery. What changes?
options:
  - text: the mean, but not the median
    right: true
  - text: the median, but not the mean
    why: It is the other way round. The person in the middle still earns what they earned before.
  - text: both
    why: The mean, yes. But the person in the middle still earns what they earned before.
\`\`\`
`,
    translation: `\`\`\`choice
id: gallery.id
ask: 十个人收入相同，其中一人中了彩票。什么会变？
options:
  - text: 均值变，中位数不变
  - text: 中位数变，均值不变
    why: 正好相反。排在中间的那个人，收入还和原来一样。
  - text: 两个都变
    why: 均值确实会变，但排在中间的那个人，收入还和原来一样。
\`\`\`
`,
  },
  {
    name: "order",
    title: { en: "Steps in order", zh: "排序题" },
    original: `\`\`\`order
id: gallery.id
concepts: [gallery.concept]
ask: Bring the steps towards the standard deviation into order.
steps:
  - compute the mean
  - { text: subtract it from every number, why: What is subtracted is the mean. }
  - { text: square the differences, why: They are differences from the mean. }
  - { text: take the mean of the squares, why: There have to be squares first. }
  - { text: take the root, why: It undoes the squares at the very end. }
\`\`\`
`,
    translation: `\`\`\`order
id: gallery.id
ask: 把求标准差的步骤排好顺序。
steps:
  - 求均值
  - { text: 每个数减去均值, why: 减去的就是均值。 }
  - { text: 把差平方, why: 平方的是与均值的差。 }
  - { text: 求平方的均值, why: 先要有平方。 }
  - { text: 开平方, why: 最后才抵消平方。 }
\`\`\`
`,
  },
  {
    name: "match",
    title: { en: "Pairs", zh: "配对题" },
    original: `\`\`\`match
id: gallery.id
concepts: [gallery.concept]
ask: What does each of them tell about some numbers?
pairs:
  - { left: mean, right: where their balance lies, why: It is the point at which the numbers balance. }
  - { left: median, right: what half of them do not exceed }
  - { left: standard deviation, right: how far they lie apart }
extra: [how many they are]
\`\`\`
`,
    translation: `\`\`\`match
id: gallery.id
ask: 下面各个量说明了一组数的什么？
pairs:
  - { left: 均值, right: 重心在哪里, why: 这组数正好在均值处平衡。 }
  - { left: 中位数, right: 有一半的数不超过多少 }
  - { left: 标准差, right: 彼此相距多远 }
extra: [一共有多少个]
\`\`\`
`,
  },
  {
    name: "label",
    title: { en: "Figure, and its words to put back", zh: "示意图及看图填词" },
    original: `\`\`\`dot
id: gallery.id-figure
title: From numbers to their standard deviation.
description: >-
  The numbers lead to the mean, the mean to the differences, and the differences to the standard deviation.
dot: |
  digraph {
    rankdir=LR
    numbers [shape=plain]
    numbers -> mean -> differences -> deviation
  }
labels: { numbers: numbers, mean: mean, differences: differences, deviation: standard deviation }
\`\`\`

\`\`\`label
id: gallery.id
concepts: [gallery.concept]
figure: gallery.id-figure
hide: [mean, differences, deviation]
ask: Put the names back.
\`\`\`
`,
    translation: `\`\`\`dot
id: gallery.id-figure
title: 从一组数到标准差。
description: 从一组数得到均值，从均值得到差，从差得到标准差。
labels: { numbers: 一组数, mean: 均值, differences: 差, deviation: 标准差 }
\`\`\`

\`\`\`label
id: gallery.id
ask: 把名称填回图中。
\`\`\`
`,
  },
];
