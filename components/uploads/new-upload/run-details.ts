import { parseTags } from "@/components/runs/page/parse-tags";
import { putRunInput } from "@/lib/runs/schema";
import type { InspectedRun } from "@/lib/uploads/inspect-schema";
import type { AboutRun } from "./bundle-draft";

/** What a person may say of a new run; empty: nothing is said. */
export type RunDetails = {
  baseModel: string;
  dataset: string;
  control: string;
  tags: string;
  /** Lines of `name = value`. */
  settings: string;
};

/** What the file itself says, to start from. */
export function startingDetails({ facts }: InspectedRun): RunDetails {
  const settings = Object.entries(facts.hyperparameters ?? {}).map(
    ([name, value]) => `${name} = ${value ?? ""}`,
  );
  return {
    baseModel: facts.baseModel ?? "",
    dataset: "",
    control: "",
    tags: (facts.tags ?? []).join(", "),
    settings: settings.join("\n"),
  };
}

export type DetailErrors = Partial<Record<keyof RunDetails, string>>;

/** Numbers stay numbers, everything else is text. */
function settingOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

function parseSettings(text: string): Record<string, unknown> | string {
  const settings: Record<string, unknown> = {};
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const at = line.search(/[=:]/);
    if (at <= 0) return `line ${index + 1} has no "=": write name = value`;
    const name = line.slice(0, at).trim();
    if (name === "__proto__") return `line ${index + 1}: __proto__ is no name`;
    settings[name] = settingOf(line.slice(at + 1).trim());
  }
  return settings;
}

/** What is said of the run besides what the file says: only what differs from `starting`. */
export function detailsToSend(
  details: RunDetails,
  starting: RunDetails,
): { about: AboutRun; errors: DetailErrors } {
  const isChanged = (field: keyof RunDetails) => details[field].trim() !== starting[field].trim();
  const settings = isChanged("settings") ? parseSettings(details.settings) : {};
  if (typeof settings === "string") return { about: {}, errors: { settings } };
  const textOf = (field: "baseModel" | "dataset" | "control") =>
    isChanged(field) ? { [field]: details[field].trim() || null } : {};
  const checked = putRunInput.omit({ name: true }).safeParse({
    ...textOf("baseModel"),
    ...textOf("dataset"),
    ...textOf("control"),
    ...(isChanged("tags") ? { tags: parseTags(details.tags) } : {}),
    ...(isChanged("settings") ? { hyperparameters: settings } : {}),
  });
  if (checked.success) return { about: checked.data, errors: {} };
  const errors: DetailErrors = {};
  for (const { path, message } of checked.error.issues) {
    const field = path[0] === "hyperparameters" ? "settings" : path[0];
    if (typeof field === "string" && field in details) errors[field as keyof RunDetails] = message;
  }
  return { about: {}, errors };
}
