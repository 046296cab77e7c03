import { keyProblem } from "./attributes";

export type Setting = string | number | boolean | null;

const settingCharacters = 1000;
const maxSettings = 2000;

/** Settings as they are kept of a run: numbers, truth and texts; lists and objects as JSON, long texts cut. */
export function plainSettings(given: Readonly<Record<string, unknown>>): Record<string, Setting> {
  const names = Object.keys(given).filter((name) => keyProblem(name) === null);
  return Object.fromEntries(
    names.slice(0, maxSettings).map((name) => [name, plainSetting(given[name])]),
  );
}

/** One setting; numbers that are none are absent. */
export function plainSetting(value: unknown): Setting {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "boolean" || value === null || value === undefined) return value ?? null;
  const words = typeof value === "string" ? value : JSON.stringify(value);
  return words.slice(0, settingCharacters).replaceAll("\0", "").toWellFormed();
}
