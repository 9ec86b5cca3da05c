/** What learners make a server do most. */
import { type Load, type LoadLearner, nextReview } from "./learners";

export type Scenario = {
  readonly name: string;
  readonly concurrency: number;
  readonly requests: number;
  /** Requests, sixteen at a time, before the first that counts: V8 compiles only what has run often. */
  readonly warmUp: number;
  /** Before each measured run, not measured. */
  readonly before?: (load: Load) => Promise<void>;
  /** Sends the request with this number; whether it succeeded. */
  readonly send: (load: Load, i: number) => Promise<boolean>;
};

/**
 * Learners who only look: whoever reviews as much as a bench does has passed the day's limit, has nothing left to be
 * asked, and gets no session.
 */
const lookers = 8;

function reviewerOf({ learners }: Load, i: number): LoadLearner {
  return learners[lookers + (i % (learners.length - lookers))]!;
}

function lookerOf({ learners }: Load, i: number): LoadLearner {
  return learners[i % lookers]!;
}

const postReviews = (size: number) => async (load: Load, i: number) => {
  const learner = reviewerOf(load, i);
  const reviews = Array.from({ length: size }, () => nextReview(learner));
  const { status, body } = await load.send(learner, "POST", "/api/reviews", { reviews });
  return status === 200 && !body.includes("refused");
};

const getPage = (path: string) => async (load: Load, i: number) =>
  (await load.send(lookerOf(load, i), "GET", path)).status === 200;

const undone = 56;

export const scenarios: readonly Scenario[] = [
  { name: "single reviews, alone", concurrency: 1, requests: 300, warmUp: 4_000, send: postReviews(1) },
  {
    name: "single reviews, 16 at a time",
    concurrency: 16,
    requests: 1_500,
    warmUp: 500,
    send: postReviews(1),
  },
  { name: "posts of 20, 16 at a time", concurrency: 16, requests: 160, warmUp: 40, send: postReviews(20) },
  {
    name: "undo, alone",
    concurrency: 1,
    requests: undone,
    warmUp: 0,
    before: async (load) => {
      for (let i = 0; i < undone; i += 1) await postReviews(1)(load, i);
    },
    send: async (load, i) => {
      const { status, body } = await load.send(reviewerOf(load, i), "POST", "/api/undo", {});
      return status === 200 && !body.includes('"undone":null');
    },
  },
  {
    name: "more of a session, alone",
    concurrency: 1,
    requests: 100,
    warmUp: 200,
    send: async (load, i) =>
      (await load.send(lookerOf(load, i), "POST", "/api/quiz", { holding: [] })).status === 200,
  },
  { name: "/quiz page, alone", concurrency: 1, requests: 60, warmUp: 300, send: getPage("/quiz") },
  { name: "/quiz page, 16 at a time", concurrency: 16, requests: 200, warmUp: 0, send: getPage("/quiz") },
  { name: "/today page, alone", concurrency: 1, requests: 60, warmUp: 200, send: getPage("/today") },
  {
    name: "the heaviest note, alone",
    concurrency: 1,
    requests: 40,
    warmUp: 100,
    send: getPage("/courses/deep-networks/convolution"),
  },
];
