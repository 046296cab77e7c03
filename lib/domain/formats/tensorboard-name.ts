const maxCharacters = 200;

/**
 * The metric and run that a TensorBoard download names in its own file name, `run-<run>-tag-<tag>.csv`; newer ones name
 * only the run, so the tag is null. The run `.` is the log folder itself.
 */
export function tensorBoardName(filename: string | null | undefined): {
  run: string | null;
  tag: string | null;
} {
  const stem = (filename ?? "").slice(-400).replace(/(\.(csv|json))?(\.gz|\.zst)?$/i, "");
  const at = stem.indexOf("-tag-");
  const tag = at === -1 ? null : stem.slice(at + "-tag-".length).slice(0, maxCharacters);
  const before = at === -1 ? "" : stem.slice(0, at).replace(/^.*run-/, "");
  const run = before === "" || before === "." ? null : before.slice(0, maxCharacters);
  return { run, tag: tag === "" ? null : tag };
}

/** What a value is called whose metric nobody names. */
export const unnamedMetric = "Value";

export const unnamedNote = `the file does not name its metric, which is kept as ${unnamedMetric}; call the file run-<run>-tag-<metric>.csv, or say what it measures`;
