import type { SeriesGuess } from "@/lib/domain/mapping/guess-series";
import type { CandidateSeries } from "./inspect-schema";

/** More metrics than a page can show; the rates among them come first. */
const maxCandidates = 2000;
/** A metric that is none of these shows less of its course. */
const maxMetricPoints = 60;

function shown(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Metrics as the mapping control shows them: rates first, each with what it is taken for and its course. */
export function candidatesOf({ series }: SeriesGuess, limit = maxCandidates): CandidateSeries[] {
  const rates = series.filter(({ meaning, open }) => meaning !== null || open !== null);
  const others = series.filter(({ meaning, open }) => meaning === null && open === null);
  return [...rates, ...others].slice(0, limit).map((guess) => {
    const { meaning, quantity } = guess;
    const { key, points, first, last, count } = guess.series;
    return {
      ...{ key, set: meaning?.set ?? null, split: meaning?.split ?? null },
      ...{ category: meaning?.category ?? null, quantity: meaning?.quantity ?? quantity },
      ...{
        scale: meaning?.scale ?? "ratio",
        n: meaning?.n ?? null,
        basis: meaning?.basis ?? "none",
      },
      points: thinned(points, meaning === null ? maxMetricPoints : points.length).map(
        ({ step, epoch, value }) => ({ step, epoch, value: shown(value) }),
      ),
      ...{ first: shown(first.value), last: shown(last.value), count },
    };
  });
}

/** Every so many, the first and the last among them. */
function thinned<T>(points: readonly T[], most: number): readonly T[] {
  if (points.length <= most) return points;
  const stride = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => points[Math.round(index * stride)] as T);
}
