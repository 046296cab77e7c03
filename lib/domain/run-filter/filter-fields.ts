/** What a run list can be filtered by besides hyperparameters and metrics. Ratios are 0 to 1, drop is in points, onset in epochs. */
export const filterFields = [
  { name: "name", kind: "text" },
  { name: "id", kind: "text" },
  { name: "status", kind: "choice", choices: ["running", "finished", "failed", "stalled"] },
  {
    name: "health",
    kind: "choice",
    choices: ["healthy", "degrading", "insufficient-data", "pending"],
  },
  { name: "tag", kind: "text" },
  { name: "base_model", kind: "text" },
  { name: "method", kind: "text" },
  { name: "dataset", kind: "text" },
  { name: "seed", kind: "number" },
  { name: "checkpoints", kind: "number" },
  { name: "training_size", kind: "number" },
  { name: "unknown_share", kind: "number" },
  { name: "unknown_fitted", kind: "number" },
  { name: "best", kind: "number" },
  { name: "last", kind: "number" },
  { name: "drop", kind: "number" },
  { name: "onset", kind: "number" },
  { name: "created", kind: "time" },
] as const satisfies readonly FilterField[];

export type FilterField = {
  name: string;
  kind: "text" | "number" | "time" | "choice";
  choices?: readonly string[];
};
export type FilterFieldName = (typeof filterFields)[number]["name"];

/** The field of that name, in the API's spelling too (baseModel); null when there is none. */
export function findFilterField(name: string): (typeof filterFields)[number] | null {
  const spelled = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return filterFields.find((field) => field.name === spelled) ?? null;
}
