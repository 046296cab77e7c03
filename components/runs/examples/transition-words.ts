import type { ExamplesQuery } from "@/lib/runs/examples/examples-schema";

type ExampleTransition = NonNullable<ExamplesQuery["transition"]>;

export const transitionLabels: Record<ExampleTransition, string> = {
  "lost-since-best": "Forgotten since best",
  "gained-since-best": "Gained since best",
  learned: "Learned",
  forgotten: "Forgotten at some time",
  never: "Never correct",
  unforgettable: "Never forgotten",
  flickering: "Flickering",
};

export const transitionMeanings: Record<ExampleTransition, string> = {
  "lost-since-best": "Correct at the best checkpoint, not correct at the last",
  "gained-since-best": "Not correct at the best checkpoint, correct at the last",
  learned: "Not correct at first, correct at some later checkpoint",
  forgotten: "Correct, then not correct at the next evaluation, at least once",
  never: "Evaluated, and correct at no checkpoint",
  unforgettable: "Correct at some checkpoint and at every later one",
  flickering: "Forgotten, and correct again afterwards",
};
