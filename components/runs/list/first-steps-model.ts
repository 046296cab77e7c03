import { formatCount } from "@/lib/format";

export type FirstStep = { title: string; question: string; state: string; isDone: boolean };

type FirstFacts = {
  /** Examples whose category is known, in all datasets of the project. */
  labelled: number;
  runs: readonly { trainingSize: number; checkpoints: number }[];
};

const count = (number: number, one: string) =>
  `${formatCount(number)} ${one}${number === 1 ? "" : "s"}`;

/** How far a project is on the way to its first curve: labels, a run that was trained on something, answers. */
export function firstSteps({ labelled, runs }: FirstFacts): readonly FirstStep[] {
  const size = Math.max(0, ...runs.map(({ trainingSize }) => trainingSize));
  const checkpoints = Math.max(0, ...runs.map((run) => run.checkpoints));
  return [
    {
      title: "Labelled",
      question: "What did the base model know?",
      state:
        labelled > 0 ? `${count(labelled, "question")} labelled.` : "No question labelled yet.",
      isDone: labelled > 0,
    },
    {
      title: "Trained",
      question: "Which facts did it train on?",
      state: trainedWords(runs.length, size),
      isDone: size > 0,
    },
    {
      title: "Evaluated",
      question: "How did it answer at each checkpoint?",
      state: checkpoints > 0 ? `${count(checkpoints, "checkpoint")}.` : "No answer yet.",
      isDone: checkpoints > 0,
    },
  ];
}

function trainedWords(runs: number, size: number): string {
  if (runs === 0) return "No run yet.";
  return size > 0 ? `${count(size, "training example")}.` : "A run, its training set not yet.";
}

/** Few runs of which none was evaluated: the way to the first curve is still told above them. */
export function isFirstRun(runs: readonly { checkpoints: number }[]): boolean {
  const isFew = runs.length > 0 && runs.length <= 3;
  return isFew && runs.every(({ checkpoints }) => checkpoints === 0);
}
