import { parseTags } from "@/components/runs/page/parse-tags";
import type { HyperparameterValue, PutRunInput, RunDetail } from "@/lib/runs/schema";

/** The fields of a run that are changed where they are shown, in their order. */
export const editableFields = [
  "baseModel",
  "method",
  "seed",
  "dataset",
  "baseline",
  "control",
] as const;
export type EditableField = (typeof editableFields)[number];

type FieldWords = { label: string; hint: string };

export const fieldWords: Record<EditableField, FieldWords> = {
  baseModel: { label: "base model", hint: "As its labels name it. Empty: not known." },
  method: { label: "method", hint: "Full, LoRA, or as you call it. Empty: not known." },
  seed: { label: "seed", hint: "A whole number. Empty: not known." },
  dataset: { label: "dataset", hint: "The id of one of the project's datasets." },
  baseline: { label: "baseline", hint: "The id of the run to compare with. Empty: none." },
  control: {
    label: "control",
    hint: "The id of a run of the same set-up without new facts. Empty: none.",
  },
};

/** A field as its editor holds it. */
export function fieldText(run: RunDetail, field: EditableField): string {
  const value = run[field];
  return value === null ? "" : String(value);
}

/** What is sent of a text; a seed that is no whole number is refused here, in a sentence. */
export function changeOf(field: EditableField, text: string): PutRunInput {
  if (text === "") return { [field]: null };
  if (field !== "seed") return { [field]: text };
  if (!/^[-−]?\d{1,10}$/.test(text)) {
    throw new Error(`"${text.slice(0, 40)}" is no seed: a whole number is, such as 1`);
  }
  return { seed: Number(text.replace("−", "-")) };
}

export function tagsChange(text: string): PutRunInput {
  return { tags: parseTags(text) };
}

/** A setting as it was written: a number, true or false where it is one, else text; null of nothing. */
export function settingOf(text: string): HyperparameterValue {
  if (text === "") return null;
  if (text === "true" || text === "false") return text === "true";
  const isNumber = /^[-−+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text);
  const value = isNumber ? Number(text.replace("−", "-")) : Number.NaN;
  return Number.isFinite(value) ? value : text;
}
