import type { ContentWords } from "../en/content-words";

export const contentWords: ContentWords = {
  yes: "真",
  no: "假",
  page: { table: "表格", formula: "公式", footnotes: "脚注", backToText: "回到正文" },
  blanks: {
    title: "部分文字换成了数字的图",
    blank: (number) => `编号${number}`,
    at: (number, place) => `编号${number}：${place}。`,
    from: (names) => `接收${names}`,
    to: (names) => `通往${names}`,
    line: (from, to) => `写在从${from}到${to}的线上`,
    frame: (names) => `是围住${names}的框的名称`,
    join: (names) => names.join("和"),
    comma: "，",
  },
  kernelSlide: {
    n: "特征图边长n",
    k: "卷积核边长k",
    p: "填充p",
    s: "步幅s",
    at: "卷积核的位置",
    explain: ({ n, k, p, s, at, out, left, row, column }) => {
      const dropped = left > 0 ? `最后${left}行和${left}列没有被任何窗口盖到。` : "";
      return `${k}×${k}的卷积核以步幅${s}滑过${n}×${n}的特征图，每侧填充${p}。每个方向有⌊(${n} + 2 × ${p} − ${k})/${s}⌋ + 1 = ${out}个位置，所以输出是${out}×${out}。${dropped}图中是第${at}个位置，对应输出的第${row}行第${column}列。`;
    },
  },
  receptiveField: {
    layers: "层数",
    k: "卷积核宽度k",
    s: "步幅s",
    input: (units) => `输入：${units}`,
    layer: (layer, units) => `第${layer}层：${units}`,
    explain: ({ layers, k, s, seen, room }) => {
      const all = seen.at(-1);
      const down =
        all === 1
          ? "往下的每一层，它都只看到1个单元。"
          : `往下数各层，它看到的单元依次是${seen.join("、")}个。`;
      const limit = room === null ? "" : `核宽和步幅这样取时，图里最多画得下${room}层。`;
      return `${layers}层卷积，核宽${k}，步幅${s}。最上面一个单元的感受野是输入的${all}格。${layers === 1 ? "" : down}${limit}`;
    },
  },
  causalMask: {
    n: "位置数",
    row: "查看哪一行",
    see: "可以看到",
    slot: "位置",
    predict: "预测",
    start: "起始符",
    end: "结束符",
    word: (number) => `第${number}个词`,
    explain: ({ n, row, sees, predicted }) =>
      `${n}×${n}的掩码，下三角连同对角线是允许的，其余的分数设为−∞。第${row}行的输入是${sees.at(-1)}，它能看到${sees.join("、")}，要预测的是${predicted}。`,
  },
  positionalEncoding: {
    d: "向量宽度d",
    n: "位置数",
    entry: "下方画出的分量",
    position: "位置",
    explain: ({ d, n, entry, formula, period, hasSlower }) =>
      `${n}个位置的编码，每个有${d}个分量，颜色越鲜明数值越大。分量${entry}是 ${formula}，每${period}个位置重复一次。${hasSlower ? "越往下的分量变化越慢。" : ""}`,
  },
};
