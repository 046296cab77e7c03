import type { Range, Unit } from "@/components/charts/plot-model";
import { decadeValues, powerOfTen, roundRange, roundValues } from "@/components/charts/ticks";
import { formatDuration, formatPercent } from "@/lib/format";

const leastRatioPadding = 0.02;

type FitDomain = { values: readonly number[]; unit: Unit; isLog?: boolean };

/**
 * The scale of a panel that follows its values: their extent and some air, at least two percentage
 * points above and below where they are ratios, never outside 0 to 100 %. 0 to 1 without values.
 */
export function fitDomain({ values, unit, isLog = false }: FitDomain): Range {
  const usable = values.filter((value) => Number.isFinite(value) && (!isLog || value > 0));
  if (usable.length === 0) return isLog ? [0.1, 1] : [0, 1];
  const low = usable.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = usable.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (isLog) return low === high ? [low / 2, high * 2] : [low * 0.9, high * 1.1];
  if (unit === "ratio") {
    const padding = Math.max(leastRatioPadding, (high - low) * 0.06);
    return [Math.max(0, low - padding), Math.min(1, high + padding)];
  }
  const padding = (high - low) * 0.06 || Math.abs(high) * 0.1 || 1;
  return [low >= 0 ? Math.max(0, low - padding) : low - padding, high + padding];
}

/** The one word of an axis, without noise digits: "84 %", "1.2k", "0.05". */
export function formatTick(value: number, unit: Unit): string {
  if (unit === "ratio") {
    const isWhole = Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
    return formatPercent(value, isWhole ? 0 : 1);
  }
  if (unit === "duration") return formatDuration(value);
  if (value !== 0 && isFar(value)) return exponential(value, 0);
  return withMinus(compact.format(Number(value.toPrecision(6))));
}

/** Beyond thousands of trillions and below a thousandth a number is read by its exponent. */
function isFar(value: number): boolean {
  return Math.abs(value) < 1e-3 || Math.abs(value) >= 1e15;
}

function exponential(value: number, digits: number): string {
  return withMinus(value.toExponential(digits)).replace("e+", "e");
}

function withMinus(text: string): string {
  return text.replaceAll("-", "−");
}

const mostDigits = 12;

/** How the ticks of one axis are written: as short as leaves those that differ different. */
export function tickWords(ticks: readonly number[], unit: Unit): (tick: number) => string {
  const short = (tick: number) => formatTick(tick, unit);
  if (unit !== "number" || areDistinct(ticks, short)) return short;
  const isPlain = ticks.every((tick) => tick === 0 || !isFar(tick));
  for (let digits = 0; digits <= mostDigits; digits += 1) {
    const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: digits });
    const longer = (tick: number) =>
      tick === 0 ? "0" : isPlain ? withMinus(plain.format(tick)) : exponential(tick, digits);
    if (areDistinct(ticks, longer)) return longer;
  }
  return short;
}

function areDistinct(ticks: readonly number[], words: (tick: number) => string): boolean {
  return new Set(ticks.map(words)).size === new Set(ticks).size;
}

const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 3 });

export type Axis = {
  at: (value: number) => number;
  /** The way back: the value at a pixel. */
  valueAt: (pixel: number) => number;
  ticks: readonly number[];
  domain: Range;
};

/** Server and browser differ in the last bits of a logarithm; a picture must not. */
export function hundredth(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** Of a log scale's ticks 1, 2 and 5 of each decade, or 1 alone where those are too many. */
function roundTicks(all: readonly number[], most: number): readonly number[] {
  const startsWith = (digits: string) => (tick: number) =>
    digits.includes(tick.toExponential()[0] ?? "");
  const some = all.filter(startsWith("125"));
  if (some.length <= most + 2) return some.length > 1 ? some : all;
  return all.filter(startsWith("1"));
}

const farthest = 1e300;

/** A domain may come from an address: one too narrow to divide is widened, one without numbers is 0 to 1. */
function usable([start, end]: Range): [number, number] {
  if (!Number.isFinite(start) || !Number.isFinite(end)) return [0, 1];
  const low = Math.max(-farthest, Math.min(farthest, start));
  const high = Math.max(-farthest, Math.min(farthest, end));
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > size * 1e-9 && high - low > 1e-100) return [low, high];
  const half = Math.max(0.5, size * 1e-6);
  return [low - half, low + half];
}

type CreateAxis = {
  domain: Range;
  pixels: Range;
  ticks: number;
  isLog?: boolean;
  isNice?: boolean;
};

/** The scale itself, and what it is even in: the value, or its logarithm. */
type Evenness = { of: (value: number) => number; back: (even: number) => number };
const linear: Evenness = { of: (value) => value, back: (even) => even };
const logarithmic: Evenness = { of: Math.log, back: Math.exp };

function wholeDecades([low, high]: Range): Range {
  return [powerOfTen(Math.floor(Math.log10(low))), powerOfTen(Math.ceil(Math.log10(high)))];
}

/** A log scale of a domain that reaches zero has no place for its values: every one stands at NaN. */
export function createAxis({ domain, pixels, ticks: most, isLog, isNice }: CreateAxis): Axis {
  const given = usable(domain);
  const widened = isLog ? wholeDecades(given) : roundRange(given, most);
  const [low, high] = isNice ? widened : given;
  const { of, back } = isLog ? logarithmic : linear;
  const [start, end] = [of(low), of(high)];
  const [left, right] = pixels;
  const scale = (value: number) => {
    const part = (of(value) - start) / (end - start);
    return left * (1 - part) + right * part;
  };
  const invert = (pixel: number) => {
    const part = (pixel - left) / (right - left);
    return back(start * (1 - part) + end * part);
  };
  const all = (isLog ? decadeValues : roundValues)([low, high], most);
  return {
    at: (value) => hundredth(scale(value)),
    valueAt: invert,
    ticks: isLog ? roundTicks(all, most) : all,
    domain: [low, high],
  };
}
