/** Whether the exponent says it shorter: learning rates, and counts beyond a million. */
function needsExponent(value: number): boolean {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-3 || size >= 1e6);
}

/**
 * The value of a setting as it stands everywhere, on axes, in tables and in sentences: at most four
 * significant digits, "1.2e−4" below a thousandth and from a million on, a true minus; texts as they
 * are, "–" where it is not set. 0.00001 -> "1e−5", 0.25 -> "0.25", 1200 -> "1200".
 */
export function settingWords(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (typeof value !== "number") return String(value);
  if (!Number.isFinite(value)) return "–";
  const rounded = Number(value.toPrecision(4));
  const text = needsExponent(rounded)
    ? rounded.toExponential().replace("e+", "e")
    : String(rounded);
  return text.replaceAll("-", "−");
}
