import type { GalleryEntry } from "./gallery-entry";

/** The usual patterns of exercises. */
export const galleryExercises: readonly GalleryEntry[] = [
  {
    name: "formula",
    title: { en: "Exercise: a formula", zh: "计算题：代入公式" },
    original: `\`\`\`exercise
id: gallery.id
title: Fahrenheit from Celsius
concepts: [gallery.concept]
given:
  c: { int: [5, 95], step: 5 }
ask: Which temperature in degrees Fahrenheit is {{ c }} °C?
answer: { kind: integer, value: 9*c/5 + 32 }
misconceptions:
  - id: no-offset
    value: 9*c/5
    says: The 32 was left out. Water freezes at 32 °F, not at 0.
  - id: added-first
    value: 9*(c + 32)/5
    says: The 32 was added too early. It is added after the degrees have been converted.
solution:
  - Converted, {{ c }} degrees are $\\frac{9}{5} \\cdot {{ c }} = {{ 9*c/5 }}$.
  - With the offset, \${{ 9*c/5 }} + 32 = {{ answer }}$.
tests:
  - { with: { c: 20 }, answer: 68 }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 摄氏换算华氏
ask: 摄氏{{ c }}度是多少华氏度？
misconceptions:
  no-offset: 漏加了32。水在32华氏度结冰，不是0度。
  added-first: 32加得太早，应当先换算再加。
solution:
  - 先换算：$\\frac{9}{5} \\cdot {{ c }} = {{ 9*c/5 }}$。
  - 再加上32：\${{ 9*c/5 }} + 32 = {{ answer }}$。
\`\`\`
`,
  },
  {
    name: "counting",
    title: { en: "Exercise: counting", zh: "计算题：计数" },
    original: `\`\`\`exercise
id: gallery.id
title: Posts of a fence
concepts: [gallery.concept]
given:
  gap: { int: [2, 6] }
  gaps: { int: [5, 30] }
ask: >-
  A straight fence is {{ gap*gaps }} m long and has a post every {{ gap }} m, with one at either end. How many posts has
  it?
answer: { kind: integer, value: gaps + 1 }
misconceptions:
  - id: no-first
    value: gaps
    says: The first post was left out. {{ gaps }} is the number of gaps; there is one post more than that.
  - id: no-ends
    value: gaps - 1
    says: The posts at the ends were left out. There is one at either end.
solution:
  - There are \${{ gap*gaps }} / {{ gap }} = {{ gaps }}$ gaps.
  - Each gap ends at a post, and one more stands at the beginning, which makes {{ answer }}.
tests:
  - { with: { gap: 2, gaps: 5 }, answer: 6 }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 篱笆的桩
ask: 一道笔直的篱笆长{{ gap*gaps }}米，每隔{{ gap }}米有一根桩，两端也各有一根。一共有多少根桩？
misconceptions:
  no-first: 漏了第一根桩。{{ gaps }}是间隔的个数，桩比间隔多一根。
  no-ends: 漏了两端的桩。两端各有一根。
solution:
  - 间隔有\${{ gap*gaps }} / {{ gap }} = {{ gaps }}$个。
  - 每个间隔末尾有一根桩，开头还有一根，共{{ answer }}根。
\`\`\`
`,
  },
  {
    name: "shape",
    title: { en: "Exercise: a shape", zh: "计算题：形状" },
    original: `\`\`\`exercise
id: gallery.id
title: Shape of a product
concepts: [gallery.concept]
given:
  m: { int: [2, 9] }
  k: { int: [2, 9] }
  n: { int: [2, 9] }
where:
  - m != n
  - m != k
  - k != n
ask: $A$ is {{ m }}×{{ k }} and $B$ is {{ k }}×{{ n }}. Which shape has $AB$?
answer: { kind: shape, value: "[m, n]" }
misconceptions:
  - id: turned
    value: "[n, m]"
    says: Rows and columns were exchanged. The product has the rows of the first matrix.
  - id: inner
    value: "[k, k]"
    says: The inner sides were kept. They are summed over, and vanish.
solution:
  - The inner sides are both {{ k }}, so the product exists.
  - It keeps the outer sides, {{ m }} and {{ n }}.
tests:
  - { with: { m: 2, k: 3, n: 4 }, answer: [2, 4] }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 乘积的形状
ask: $A$是{{ m }}×{{ k }}的矩阵，$B$是{{ k }}×{{ n }}的矩阵。$AB$是什么形状？
misconceptions:
  turned: 行和列弄反了。乘积的行数就是第一个矩阵的行数。
  inner: 留下了内侧的边。它们在求和时消失。
solution:
  - 内侧的边都是{{ k }}，所以可以相乘。
  - 留下外侧的边{{ m }}和{{ n }}。
\`\`\`
`,
  },
  {
    name: "vector",
    title: { en: "Exercise: a vector", zh: "计算题：向量" },
    original: `\`\`\`exercise
id: gallery.id
title: Differences of neighbours
concepts: [gallery.concept]
given:
  x: { vector: 4, int: [1, 20] }
where:
  - x[1] != x[2]
  - x[2] != x[3]
  - x[3] != x[4]
ask: Subtract each number of \${{ x }}$ from the next one. Which three numbers come out?
answer: { kind: vector, value: "[x[2] - x[1], x[3] - x[2], x[4] - x[3]]" }
misconceptions:
  - id: turned
    value: "[x[1] - x[2], x[2] - x[3], x[3] - x[4]]"
    says: Subtracted the wrong way round. The earlier number is taken from the later one.
  - id: from-first
    value: "[x[2] - x[1], x[3] - x[1], x[4] - x[1]]"
    says: The first number was subtracted from all. Each is compared with the one right before it.
solution:
  - The differences are {{ answer[1] }}, {{ answer[2] }} and {{ answer[3] }}.
tests:
  - { with: { x: [1, 4, 9, 16] }, answer: [3, 5, 7] }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 相邻数的差
ask: 对于\${{ x }}$，用后一个数减去前一个数。得到哪三个数？
misconceptions:
  turned: 减反了。应当用后一个数减去前一个数。
  from-first: 每个数都减去了第一个数。应当和紧挨着的前一个数相减。
solution:
  - 差依次是{{ answer[1] }}、{{ answer[2] }}和{{ answer[3] }}。
\`\`\`
`,
  },
  {
    name: "matrix",
    title: { en: "Exercise: a matrix", zh: "计算题：矩阵" },
    original: `\`\`\`exercise
id: gallery.id
title: Product of two matrices
concepts: [gallery.concept]
given:
  A: { matrix: [2, 2], int: [-4, 5] }
  B: { matrix: [2, 2], int: [-4, 5] }
ask: |-
  Compute $AB$.

  $$
  A = \\begin{bmatrix} {{A[1][1]}} & {{A[1][2]}} \\\\ {{A[2][1]}} & {{A[2][2]}} \\end{bmatrix}
  \\qquad
  B = \\begin{bmatrix} {{B[1][1]}} & {{B[1][2]}} \\\\ {{B[2][1]}} & {{B[2][2]}} \\end{bmatrix}
  $$
answer: { kind: matrix, value: "matmul(A, B)" }
misconceptions:
  - id: cell-by-cell
    value: A * B
    says: The cells were multiplied one by one. A cell of the product is a row of $A$ times a column of $B$.
  - id: turned
    value: matmul(B, A)
    says: The factors were exchanged. The order matters for matrices.
solution:
  - >-
    The first row of $A$ gives \${{A[1][1]}} \\cdot {{bracket(B[1][1])}} + {{bracket(A[1][2])}} \\cdot {{bracket(B[2][1])}} =
    {{answer[1][1]}}$ and \${{answer[1][2]}}$.
  - The second row gives \${{answer[2][1]}}$ and \${{answer[2][2]}}$ in the same way.
tests:
  - { with: { A: [[1, 2], [3, 4]], B: [[0, 1], [1, 1]] }, answer: [[2, 3], [4, 7]] }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 两个矩阵的乘积
ask: |-
  计算$AB$。

  $$
  A = \\begin{bmatrix} {{A[1][1]}} & {{A[1][2]}} \\\\ {{A[2][1]}} & {{A[2][2]}} \\end{bmatrix}
  \\qquad
  B = \\begin{bmatrix} {{B[1][1]}} & {{B[1][2]}} \\\\ {{B[2][1]}} & {{B[2][2]}} \\end{bmatrix}
  $$
misconceptions:
  cell-by-cell: 把对应的格相乘了。乘积的一格是$A$的一行乘以$B$的一列。
  turned: 两个因子的顺序反了。矩阵相乘要看顺序。
solution:
  - >-
    由$A$的第一行得\${{A[1][1]}} \\cdot {{bracket(B[1][1])}} + {{bracket(A[1][2])}} \\cdot {{bracket(B[2][1])}} =
    {{answer[1][1]}}$和\${{answer[1][2]}}$。
  - 由第二行同样得到\${{answer[2][1]}}$和\${{answer[2][2]}}$。
\`\`\`
`,
  },
  {
    name: "probability",
    title: { en: "Exercise: a probability, with tolerance", zh: "计算题：概率（允许误差）" },
    original: `\`\`\`exercise
id: gallery.id
title: At least one six
concepts: [gallery.concept]
given:
  n: { int: [2, 15] }
ask: A die is thrown {{ n }} times. How probable is at least one six? Give two places.
answer: { kind: number, value: 1 - (5/6)^n, tolerance: { abs: 0.006 } }
misconceptions:
  - id: added
    value: n/6
    says: The probabilities were added. That counts throws with several sixes more than once.
  - id: none
    value: (5/6)^n
    says: This is the probability of no six at all.
  - id: all
    value: (1/6)^n
    says: This is the probability that every throw is a six.
solution:
  - No six comes with probability $(5/6)^{ {{n}} } {{relation((5/6)^n, 2)}} {{round((5/6)^n, 2)}}$.
  - Otherwise there is at least one, so the answer is $1 - {{round((5/6)^n, 2)}} {{relation(answer, 2)}} {{round(answer, 2)}}$.
tests:
  - { with: { n: 4 }, answer: 0.518 }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 至少一个六点
ask: 掷一颗骰子{{ n }}次，至少出现一次六点的概率是多少？保留两位小数。
misconceptions:
  added: 把概率直接相加了。这样会把多次出现六点的情形重复计算。
  none: 这是一次六点也没有的概率。
  all: 这是每次都是六点的概率。
solution:
  - 一次六点也没有的概率是$(5/6)^{ {{n}} } {{relation((5/6)^n, 2)}} {{round((5/6)^n, 2)}}$。
  - 其余情形都至少有一次，所以答案是$1 - {{round((5/6)^n, 2)}} {{relation(answer, 2)}} {{round(answer, 2)}}$。
\`\`\`
`,
  },
  {
    name: "steps",
    title: { en: "Exercise: several steps", zh: "计算题：多个步骤" },
    original: `\`\`\`exercise
id: gallery.id
title: Price after a discount and tax
concepts: [gallery.concept]
given:
  price: { int: [100, 900], step: 100 }
  off: { from: [10, 20, 30, 40] }
  tax: { from: [10, 20] }
let:
  reduced: price * (100 - off) / 100
ask: >-
  Something costs {{ price }}. First {{ off }} % are taken off, then {{ tax }} % tax are added. What is to be paid?
answer: { kind: number, value: reduced * (100 + tax) / 100 }
misconceptions:
  - id: one-sum
    value: price * (100 - off + tax) / 100
    says: The percentages were added up. The tax is on the reduced price, not on the first one.
  - id: no-tax
    value: reduced
    says: The tax was left out.
solution:
  - The discount leaves \${{ price }} \\cdot {{ (100 - off)/100 }} = {{ reduced }}$.
  - With the tax on that, \${{ reduced }} \\cdot {{ (100 + tax)/100 }} = {{ answer }}$.
tests:
  - { with: { price: 100, off: 10, tax: 20 }, answer: 108 }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 打折加税后的价格
ask: 一件商品原价{{ price }}元，先减价{{ off }}%，再加{{ tax }}%的税。要付多少元？
misconceptions:
  one-sum: 把百分数直接加起来了。税是按减价后的价格算的，不是按原价。
  no-tax: 漏了税。
solution:
  - 减价后是\${{ price }} \\cdot {{ (100 - off)/100 }} = {{ reduced }}$。
  - 再加税：\${{ reduced }} \\cdot {{ (100 + tax)/100 }} = {{ answer }}$。
\`\`\`
`,
  },
  {
    name: "choice-from-numbers",
    title: { en: "Exercise: a choice that follows from numbers", zh: "计算题：由数值决定的选择" },
    original: `\`\`\`exercise
id: gallery.id
title: Which offer is cheaper
concepts: [gallery.concept]
given:
  fee: { int: [10, 40], step: 5 }
  each: { int: [2, 6] }
  flat: { int: [30, 120], step: 10 }
  n: { int: [5, 20] }
let:
  metered: fee + each*n
where:
  - metered != flat
ask: >-
  Offer A costs {{ fee }} and {{ each }} for every visit. Offer B costs {{ flat }}, however often one comes. Which is
  cheaper for {{ n }} visits?
answer:
  kind: choice
  value: 'metered < flat ? "a" : "b"'
  options:
    - { id: a, text: Offer A }
    - { id: b, text: Offer B }
misconceptions:
  - id: no-fee
    value: 'each*n < flat ? "a" : "b"'
    when: each*n < flat and metered > flat
    says: The fee was left out. Offer A costs {{ fee }} before the first visit.
  - id: fee-each-time
    value: '(fee + each)*n < flat ? "a" : "b"'
    when: (fee + each)*n > flat and metered < flat
    says: The fee was paid at every visit. It is paid once.
solution:
  - Offer A costs \${{ fee }} + {{ each }} \\cdot {{ n }} = {{ metered }}$.
  - Offer B costs {{ flat }}.
tests:
  - { with: { fee: 10, each: 2, flat: 50, n: 10 }, answer: a }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 哪种方案便宜
ask: 方案A先付{{ fee }}元，每次再付{{ each }}元；方案B付{{ flat }}元，次数不限。去{{ n }}次，哪种方案便宜？
options:
  a: 方案A
  b: 方案B
misconceptions:
  no-fee: 漏了固定费用。方案A还没去就要先付{{ fee }}元。
  fee-each-time: 固定费用每次都算了一遍，其实只付一次。
solution:
  - 方案A要付\${{ fee }} + {{ each }} \\cdot {{ n }} = {{ metered }}$元。
  - 方案B要付{{ flat }}元。
\`\`\`
`,
  },
  {
    name: "magnitude",
    title: { en: "Exercise: an order of magnitude", zh: "计算题：数量级" },
    original: `\`\`\`exercise
id: gallery.id
title: Order of magnitude of a product
concepts: [gallery.concept]
given:
  a: { int: [2, 9] }
  m: { int: [3, 8] }
  b: { int: [2, 9] }
  n: { int: [3, 8] }
where:
  - a*b >= 10
  - m != n
ask: >-
  About how large is $({{a}} \\cdot 10^{{m}}) \\cdot ({{b}} \\cdot 10^{{n}})$? Give the power of ten that it lies just above.
answer: { kind: integer, value: m + n + 1 }
misconceptions:
  - id: no-carry
    value: m + n
    says: The factors in front were left out. {{ a }} times {{ b }} makes another power of ten.
  - id: multiplied
    value: m * n
    says: The exponents were multiplied. They are added.
solution:
  - The exponents make \${{ m }} + {{ n }} = {{ m + n }}$.
  - The factors make \${{ a }} \\cdot {{ b }} = {{ a*b }}$, one power more, so it lies above $10^{ {{answer}} }$.
tests:
  - { with: { a: 5, m: 3, b: 4, n: 6 }, answer: 10 }
\`\`\`
`,
    translation: `\`\`\`exercise
id: gallery.id
title: 乘积的数量级
ask: $({{a}} \\cdot 10^{{m}}) \\cdot ({{b}} \\cdot 10^{{n}})$大约有多大？写出它刚刚超过的十的幂的指数。
misconceptions:
  no-carry: 漏了前面的因数。{{ a }}乘以{{ b }}又多出一个十。
  multiplied: 把指数相乘了，应当相加。
solution:
  - 指数相加：\${{ m }} + {{ n }} = {{ m + n }}$。
  - 前面的因数相乘：\${{ a }} \\cdot {{ b }} = {{ a*b }}$，又多一个十，所以超过$10^{ {{answer}} }$。
\`\`\`
`,
  },
];
