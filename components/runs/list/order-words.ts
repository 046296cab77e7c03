/** Offered everywhere; a head may give others. */
const usual: Readonly<Record<string, string>> = {
  "-created": "Newest first",
  "-best": "Best accuracy, high to low",
  best: "Best accuracy, low to high",
  "-drop": "Largest fall since best",
  drop: "Smallest fall since best",
  unknown: "Least Unknown",
  "-unknown": "Most Unknown",
  "-last": "Last accuracy, high to low",
  last: "Last accuracy, low to high",
  name: "Name",
  status: "Status, running first",
  model: "Base model",
  method: "Method",
  dataset: "Dataset",
  created: "Oldest first",
};

const words: Readonly<Record<string, string>> = {
  ...usual,
  "-name": "Name, Z to A",
  "-status": "Status, failed first",
  "-model": "Base model, Z to A",
  "-method": "Method, Z to A",
  "-dataset": "Dataset, Z to A",
  seed: "Seed, low to high",
  "-seed": "Seed, high to low",
  checkpoints: "Fewest checkpoints",
  "-checkpoints": "Most checkpoints",
};

export const usualOrders: readonly string[] = Object.keys(usual);

/** What an order is called; one by a setting or metric by its key. */
export function orderWords(sort: string): string {
  if (Object.hasOwn(words, sort)) return words[sort] ?? sort;
  const name = sort.replace(/^-?(config\.|metric\.)?/, "");
  return `${name}, ${sort.startsWith("-") ? "high to low" : "low to high"}`;
}
