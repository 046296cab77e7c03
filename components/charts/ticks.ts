import type { Range } from "@/components/charts/plot-model";

const tens = Math.sqrt(50);
const fives = Math.sqrt(10);
const twos = Math.sqrt(2);

/** Ten to a whole power, exact as a literal is. */
export function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

/**
 * Whole numbers of steps of 1, 2 or 5 times a power of ten, so that about `count` steps fit. A step below 1 is kept as
 * its inverse, which is whole: 3 / 10 is the 0.3 that is meant, 3 * 0.1 is not.
 */
type Steps = { first: number; last: number; size: number; isInverse: boolean };

function stepsIn([start, stop]: Range, count: number): Steps {
  const rough = (stop - start) / count;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const factor = over >= tens ? 10 : over >= fives ? 5 : over >= twos ? 2 : 1;
  const isInverse = power < 0;
  const size = isInverse ? 10 ** -power / factor : 10 ** power * factor;
  const valueAt = (nth: number) => (isInverse ? nth / size : nth * size);
  const nthOf = (value: number) => Math.round(isInverse ? value * size : value / size);
  const [first, last] = [nthOf(start), nthOf(stop)];
  return {
    ...{ size, isInverse },
    first: valueAt(first) < start ? first + 1 : first,
    last: valueAt(last) > stop ? last - 1 : last,
  };
}

/** Round values in a range, about `count` of them. Of an empty range its one value. */
export function roundValues(range: Range, count: number): readonly number[] {
  const [start, stop] = range;
  if (start === stop) return [start];
  const { first, last, size, isInverse } = stepsIn(range, count);
  const length = Math.max(0, last - first + 1);
  return Array.from({ length }, (_, n) => (isInverse ? (first + n) / size : (first + n) * size));
}

/** The range widened to whole steps on both sides; widening may make the step larger, so it is done until it does not. */
export function roundRange(range: Range, count: number): Range {
  let [start, stop] = range;
  let before: number | null = null;
  for (let tries = 0; tries < 10; tries += 1) {
    const { size, isInverse } = stepsIn([start, stop], count);
    const step = isInverse ? -size : size;
    if (step === before) break;
    before = step;
    start = isInverse ? Math.floor(start * size) / size : Math.floor(start / size) * size;
    stop = isInverse ? Math.ceil(stop * size) / size : Math.ceil(stop / size) * size;
  }
  return [start, stop];
}

/** 1 to 9 times each power of ten in a range above zero; round values where those are too many or too few. */
export function decadeValues(range: Range, count: number): readonly number[] {
  const [low, high] = range;
  const [from, to] = [Math.log10(low), Math.log10(high)];
  if (to - from >= count) {
    return roundValues([from, to], Math.min(to - from, count)).map(powerOfTen);
  }
  const found: number[] = [];
  for (let power = Math.floor(from); power <= Math.ceil(to); power += 1) {
    for (let digit = 1; digit < 10; digit += 1) {
      const value = power < 0 ? digit / powerOfTen(-power) : digit * powerOfTen(power);
      if (value >= low && value <= high) found.push(value);
    }
  }
  return found.length * 2 < count ? roundValues(range, count) : found;
}
