/** Settings in which trainers name the model they start from, in the order in which they are believed. */
const names = ["_name_or_path", "model_name_or_path", "base_model_name_or_path"] as const;

/** Names the base model where a setting does; a path on the trainer's disk is nobody's model name. */
export function baseModelOfSettings(settings: Readonly<Record<string, unknown>>): string | null {
  const named = names.map((name) => settings[name]).find((value) => value !== undefined);
  if (typeof named !== "string" || named === "" || named === "None") return null;
  return /^(\.{0,2}\/|~|[A-Za-z]:\\)/.test(named) ? null : named;
}
