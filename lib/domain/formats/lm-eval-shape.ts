import { outlineJson } from "./json-outline";
import type { Sample } from "./sample";
import { hasAnyKey } from "./sample";

const besideResults = ["versions", "configs", "config", "n-shot", "groups", "tasks"];
const ofPromptfoo = ["prompts", "results", "stats", "table", "outputs"];

/** The object `results` of a sample, its top level; null where there is none. */
function resultsIn({ json, text }: Sample) {
  if (json?.shape === "array" || json?.keys.get("results") !== "{") return null;
  const at = /"results"\s{0,100}:/.exec(text);
  return at === null ? null : outlineJson(text, at.index + at[0].length);
}

/** promptfoo's `results` is an object too, but of one evaluation: version, prompts and a list of results. */
export function isPromptfoo(sample: Sample): boolean {
  const results = resultsIn(sample);
  if (results === null) return false;
  const own = ofPromptfoo.filter((key) => results.keys.has(key)).length;
  const version = results.keys.get("version");
  return (
    (version !== undefined && version !== "{") ||
    (own > 0 && hasAnyKey(sample, "evalId", "shareableUrl"))
  );
}

/** `results` may come first and fill the whole head, so that what stands beside it is out of sight. */
export function isLmEvalResults(sample: Sample): boolean {
  const results = resultsIn(sample);
  if (results === null || sample.json === null) return false;
  const areTasks = [...results.keys.values()].every((first) => first === "{" || first === "");
  const { outline, keys } = sample.json;
  const isCut = outline.end === null && keys.size === 1;
  return areTasks && results.keys.size > 0 && (isCut || hasAnyKey(sample, ...besideResults));
}
