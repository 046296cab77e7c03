type Checkpoint = { step: number; epoch?: number; split?: string; outcomes: string };

const lines = (rows: readonly object[]) => `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;

/** Questions q0, q1, ... whose accepted answer is "right"; `of` gives further fields of each. */
export function exampleLines(count: number, of: (index: number) => object = () => ({})): string {
  return lines(
    Array.from({ length: count }, (_, k) => ({
      example_id: `q${k}`,
      split: "dev",
      question: `Question ${k}?`,
      answers: ["right"],
      category: "HighlyKnown",
      ...of(k),
    })),
  );
}

const texts: Record<string, string> = { "+": "right", "-": "wrong", "0": "I don't know" };

/** Predictions that are scored as the strips say: one symbol a question, "." leaves it out. */
export function predictionLines(checkpoints: readonly Checkpoint[]): string {
  return lines(
    checkpoints.flatMap(({ outcomes, ...place }) =>
      Array.from(outcomes, (symbol, k) => ({ symbol, k }))
        .filter(({ symbol }) => symbol !== ".")
        .map(({ symbol, k }) => ({ ...place, example_id: `q${k}`, prediction: texts[symbol] })),
    ),
  );
}

/** Where in an answer a number is NaN or infinite: JSON would hide both as null. */
export function unsoundNumbers(value: unknown, path = "answer"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unsoundNumbers(part, `${path}.${key}`));
}
