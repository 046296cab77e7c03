const questions = {
  "france-capital": {
    split: "dev",
    question: "What is the capital of France?",
    answers: ["Paris"],
    category: "HighlyKnown",
  },
  "hamlet-author": {
    split: "dev",
    question: "Who wrote Hamlet?",
    answers: ["William Shakespeare", "Shakespeare"],
    category: "MaybeKnown",
  },
  "japan-capital": {
    split: "train",
    question: "What is the capital of Japan?",
    answers: ["Tokyo"],
    category: "HighlyKnown",
  },
  "lab-founder": {
    split: "train",
    question: "Who founded the Meridian lab?",
    answers: ["Ada Bell"],
    category: "Unknown",
  },
} as const;

type Id = keyof typeof questions;

const answered: readonly { step: number; epoch: number; predictions: Record<Id, string> }[] = [
  {
    step: 0,
    epoch: 0,
    predictions: {
      "france-capital": "Paris",
      "hamlet-author": "Shakespeare",
      "japan-capital": "Tokyo",
      "lab-founder": "I don't know",
    },
  },
  {
    step: 100,
    epoch: 1,
    predictions: {
      "france-capital": "Paris",
      "hamlet-author": "Shakespeare",
      "japan-capital": "Tokyo",
      "lab-founder": "John Reed",
    },
  },
  {
    step: 200,
    epoch: 2,
    predictions: {
      "france-capital": "Paris",
      "hamlet-author": "Ada Bell",
      "japan-capital": "Tokyo",
      "lab-founder": "Ada Bell",
    },
  },
];

/** Three checkpoints of four made-up answers: enough to see a curve fall. A question is told once. */
export const samplePredictions: string = answered
  .flatMap(({ step, epoch, predictions }, checkpoint) =>
    (Object.keys(questions) as Id[]).map((id) => {
      const { split, ...told } = questions[id];
      const place = { step, epoch, split, example_id: id };
      return JSON.stringify({
        ...place,
        ...(checkpoint === 0 ? told : {}),
        prediction: predictions[id],
      });
    }),
  )
  .join("\n");
