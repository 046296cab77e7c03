import type { MetricRecord } from "@/lib/domain/formats/records";
import type { SeriesHint } from "./mapping";
import { SetSizes } from "./set-sizes";

/** A point of a metric; the value may be NaN or infinite. */
export type SurveyPoint = { step: number; epoch: number | null; value: number };

/** What a metric looks like, without its thousands of points. */
export type SurveyedSeries = {
  key: string;
  /** Points, one a step. */
  count: number;
  /** Of them, how many are NaN or Infinity. */
  notANumber: number;
  first: SurveyPoint;
  last: SurveyPoint;
  /** Of the finite values; null where there is none. */
  min: number | null;
  max: number | null;
  /** At most 200, in order of steps, first and last among them. */
  points: SurveyPoint[];
};

const maxKeys = 10_000;
const maxPoints = 200;
/** With many metrics fewer points of each are kept: memory stays bounded. */
const manyKeys = 1000;
const fewPoints = 24;
const maxExactCount = 500_000;

function isSamePoint(a: SurveyPoint, b: SurveyPoint): boolean {
  return a.step === b.step;
}

/** Every so many of a long list, evenly, the first and the last always. */
function thin(points: readonly SurveyPoint[], limit: number): SurveyPoint[] {
  if (points.length <= limit) return [...points];
  const kept: SurveyPoint[] = [];
  for (let index = 0; index < limit; index += 1) {
    const point = points[Math.round((index * (points.length - 1)) / (limit - 1))];
    if (point !== undefined) kept.push(point);
  }
  return kept;
}

/** The course of one metric: every `stride`-th point, halved whenever there are too many. */
class Course {
  count = 0;
  notANumber = 0;
  min: number | null = null;
  max: number | null = null;
  first: SurveyPoint;
  last: SurveyPoint;
  private kept: SurveyPoint[] = [];
  private stride = 1;
  private seen = 0;

  constructor(
    private readonly key: string,
    point: SurveyPoint,
    private readonly limit: number,
  ) {
    this.first = point;
    this.last = point;
  }

  add(point: SurveyPoint, isAgain: boolean): void {
    if (!isAgain) this.count += 1;
    if (Number.isFinite(point.value)) {
      this.min = Math.min(this.min ?? point.value, point.value);
      this.max = Math.max(this.max ?? point.value, point.value);
    } else this.notANumber += 1;
    if (point.step <= this.first.step) this.first = point;
    if (point.step >= this.last.step) this.last = point;
    if (isAgain) this.replace(point);
    else if (this.seen++ % this.stride === 0) this.keep(point);
  }

  private replace(point: SurveyPoint): void {
    const at = this.kept.findIndex((each) => isSamePoint(each, point));
    if (at !== -1) this.kept[at] = point;
  }

  private keep(point: SurveyPoint): void {
    this.kept.push(point);
    if (this.kept.length <= this.limit * 2) return;
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.stride *= 2;
  }

  finish(): SurveyedSeries {
    const { key, count, notANumber, min, max, first, last } = this;
    const between = this.kept
      .filter((point) => !isSamePoint(point, first) && !isSamePoint(point, last))
      .sort((a, b) => a.step - b.step);
    const all = isSamePoint(first, last) ? [last] : [first, ...between, last];
    return { key, count, notANumber, min, max, first, last, points: thin(all, this.limit) };
  }
}

/**
 * Looks at the metrics of one run, be they of a file or stored: for each key its course, and from runtimes how many
 * examples its set has. Memory is bounded, whatever the file's size; the later value of a step holds.
 */
export class SeriesSurvey {
  private readonly courses = new Map<string, Course>();
  private readonly steps = new Map<string, Set<number>>();
  private readonly hints = new Map<string, SeriesHint>();
  private readonly sizes = new SetSizes();
  private remembered = 0;

  add(records: readonly MetricRecord[]): void {
    for (const { step, epoch, values } of records) {
      this.sizes.add(values);
      for (const [key, value] of Object.entries(values)) this.addPoint(key, { step, epoch, value });
    }
  }

  addHints(hints: Readonly<Record<string, SeriesHint>>): void {
    for (const [key, hint] of Object.entries(hints)) {
      if (this.hints.size < maxKeys || this.hints.has(key)) {
        this.hints.set(key, { ...this.hints.get(key), ...hint });
      }
    }
  }

  private addPoint(key: string, point: SurveyPoint): void {
    let course = this.courses.get(key);
    if (course === undefined) {
      if (this.courses.size >= maxKeys) return;
      course = new Course(key, point, this.courses.size < manyKeys ? maxPoints : fewPoints);
      this.courses.set(key, course);
    }
    course.add(point, this.isAgain(key, point.step));
  }

  private isAgain(key: string, step: number): boolean {
    const steps = this.steps.get(key) ?? new Set();
    if (steps.has(step)) return true;
    if (this.remembered < maxExactCount) {
      steps.add(step);
      this.steps.set(key, steps);
      this.remembered += 1;
    }
    return false;
  }

  hintOf(key: string): SeriesHint | null {
    return this.hints.get(key) ?? null;
  }

  /** How many examples the set of a metric has, from runtime x samples per second; null where that is not logged. */
  estimatedSize(key: string): number | null {
    return this.sizes.of(key);
  }

  /** In the order in which the keys came. */
  series(): SurveyedSeries[] {
    return [...this.courses.values()].map((course) => course.finish());
  }
}
