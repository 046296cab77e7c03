/** Numbers as they stand on screen. Ratios are 0 to 1 and shown as percent; null is shown as "–". */
const noValue = "–";
const narrowSpace = "\u202f";
const minus = "\u2212";

function isShown(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

/** Halves round away from zero as written: 84.55 is stored a little below and would give 84.5. */
function fixed(value: number, digits: number): string {
  const scale = 10 ** digits;
  const rounded = Math.round(Number((Math.abs(value) * scale).toPrecision(12)));
  return `${value < 0 && rounded > 0 ? minus : ""}${(rounded / scale).toFixed(digits)}`;
}

/** 0.848 -> "84.8 %" with a narrow no-break space. */
export function formatPercent(ratio: number | null, digits = 1): string {
  return isShown(ratio) ? `${fixed(ratio * 100, digits)}${narrowSpace}%` : noValue;
}

/** A difference of ratios in percentage points: -0.31 -> "−31.0 points", 0.02 -> "+2.0 points". */
export function formatPoints(ratioDifference: number | null): string {
  if (!isShown(ratioDifference)) return noValue;
  const text = fixed(ratioDifference * 100, 1);
  const isUnsigned = text === "0.0" || text.startsWith(minus);
  return `${isUnsigned ? "" : "+"}${text} points`;
}

/** Bounds in percent: 0.821 and 0.871 -> "82.1 to 87.1". */
export function formatInterval(low: number | null, high: number | null): string {
  if (!isShown(low) || !isShown(high)) return noValue;
  return `${fixed(low * 100, 1)} to ${fixed(high * 100, 1)}`;
}

const thousands = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** 1200 -> "1,200". */
export function formatCount(count: number | null): string {
  return isShown(count)
    ? thousands.format(count).replace(/^-0$/, "0").replace("-", minus)
    : noValue;
}

const numerals = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** "two", "13": a small count as it stands in a sentence. */
export function countWord(count: number): string {
  return numerals[count] ?? formatCount(count);
}

/** Two significant digits: "p = 0.22"; below a thousandth "p < 0.001". */
export function formatPValue(p: number | null): string {
  if (!isShown(p)) return noValue;
  if (p < 0.001) return "p < 0.001";
  const rounded = Number(p.toPrecision(2));
  return `p = ${rounded >= 1 ? "1" : p.toPrecision(2)}`;
}

/** "epoch 2", "epoch 2.5"; "step 76" where the run has no epochs. */
export function formatEpoch(epoch: number | null, step: number): string {
  return isShown(epoch) ? `epoch ${Number(epoch.toFixed(2))}` : `step ${formatCount(step)}`;
}

const byteUnits = ["B", "kB", "MB", "GB", "TB"] as const;

/** Decimal units: 1500 -> "1.5 kB", 999 -> "999 B". */
export function formatBytes(sizeBytes: number | null): string {
  if (!isShown(sizeBytes) || sizeBytes < 0) return noValue;
  let unit = 0;
  let size = sizeBytes;
  while (unit < byteUnits.length - 1 && Number(size.toFixed(unit === 0 ? 0 : 1)) >= 1000) {
    size /= 1000;
    unit++;
  }
  return `${size.toFixed(unit === 0 ? 0 : 1)}${narrowSpace}${byteUnits[unit]}`;
}

/** "340 ms", "2.4 s", "1 min 05 s", "3 h 07 min", from milliseconds. */
export function formatDuration(durationMs: number | null): string {
  if (!isShown(durationMs) || durationMs < 0) return noValue;
  if (Math.round(durationMs) < 1000) return `${Math.round(durationMs)}${narrowSpace}ms`;
  const tenths = Math.round(durationMs / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)}${narrowSpace}s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 3600) return twoUnits(seconds, "min", "s");
  return twoUnits(Math.round(seconds / 60), "h", "min");
}

function twoUnits(amount: number, large: string, small: string): string {
  const rest = String(amount % 60).padStart(2, "0");
  return `${Math.floor(amount / 60)}${narrowSpace}${large} ${rest}${narrowSpace}${small}`;
}

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const minute = { dateStyle: "medium", timeStyle: "short" } as const;
const inUtc = new Intl.DateTimeFormat("en-GB", { ...minute, timeZone: "UTC" });

/** "24 Nov 2026" of an ISO time, in UTC: the same on the server and in every browser. */
export function utcDay(iso: string): string {
  return day.format(new Date(iso));
}

/** "24 Nov 2026, 04:18 UTC". */
export function utcMinute(iso: string): string {
  return `${inUtc.format(new Date(iso))} UTC`;
}

/** The same in the zone of whoever reads: "24 Nov 2026, 05:18 (Europe/Berlin)". Only a browser knows it. */
export function ownMinute(iso: string): string {
  const own = new Intl.DateTimeFormat("en-GB", minute);
  return `${own.format(new Date(iso))} (${own.resolvedOptions().timeZone})`;
}

/** "dev" -> "Dev". */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b and c" */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
