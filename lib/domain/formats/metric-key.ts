/**
 * The sets that a row of metrics is about. The Trainer writes `eval_<set>_runtime` beside every metric of a set; its
 * callbacks for W&B and TensorBoard make `eval/<set>_runtime` of it (FORMATS.md section 1).
 */
export function setsIn(names: Iterable<string>): string[] {
  const sets: string[] = [];
  for (const name of names) {
    const set = /^eval[_/](.+)[_/]runtime$/.exec(name)?.[1];
    if (set !== undefined) sets.push(set);
  }
  return sets;
}

/**
 * One name for one metric, however it was logged: `eval_dev_known_accuracy` and `eval/dev_known_accuracy` of the set
 * dev_known are `eval/dev_known/accuracy`, `eval_accuracy` is `eval/accuracy`. Every other name stays as it is.
 * `sets` come longest first, so that dev_known is not taken for a metric of dev.
 */
export function metricKey(name: string, sets: readonly string[]): string {
  if (!name.startsWith("eval_") && !name.startsWith("eval/")) return name;
  const rest = name.slice("eval_".length);
  const set = sets.find((each) => rest.startsWith(`${each}_`) || rest.startsWith(`${each}/`));
  if (set !== undefined) return `eval/${set}/${rest.slice(set.length + 1)}`;
  return rest === "" ? name : `eval/${rest}`;
}
