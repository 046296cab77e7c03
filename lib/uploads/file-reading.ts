import "server-only";
import type { Batch, FileGuess, Holds } from "@/lib/domain/formats/format";
import { runsIn } from "@/lib/domain/formats/of-run";
import type { MetricRecord, RunFacts } from "@/lib/domain/formats/records";
import { guessSeries, type SeriesGuess } from "@/lib/domain/mapping/guess-series";
import { type Mapping, mergeMappings, type SeriesMeaning } from "@/lib/domain/mapping/mapping";
import { SeriesSurvey } from "@/lib/domain/mapping/survey";

import type { FileReport } from "@/lib/http/read-file";

const maxRuns = 10_000;

/** What was seen of a file while it was read, besides the records that are stored: its runs, facts and metrics. */
export class FileReading {
  readonly survey = new SeriesSurvey();
  /** By the run's name in the file; null for the one that it does not name. */
  readonly facts = new Map<string | null, RunFacts>();
  readonly runs = new Set<string | null>();
  /** What the file or its place shows of itself. */
  shown: FileGuess = { mapping: {}, reasons: [], questions: [] };

  constructor(private readonly holds: Holds) {}

  add(batch: Batch<unknown>): void {
    for (const run of runsIn(batch)) if (this.runs.size < maxRuns) this.runs.add(run);
    for (const fact of batch.facts ?? []) {
      if (this.facts.size < maxRuns) {
        const before = this.facts.get(fact.run);
        const hyperparameters = { ...before?.hyperparameters, ...fact.hyperparameters };
        const isSaid = Object.keys(hyperparameters).length > 0;
        this.facts.set(fact.run, { ...before, ...fact, ...(isSaid && { hyperparameters }) });
      }
    }
    if (this.holds === "metrics") this.survey.add(batch.records as readonly MetricRecord[]);
    if (batch.guess !== undefined) this.shown = batch.guess;
    if (batch.hints !== undefined) this.survey.addHints(batch.hints);
  }

  /** What the metrics measure, what was said of them laid over what is guessed. */
  guess(said: Mapping | null): SeriesGuess {
    return guessSeries(this.survey, said);
  }

  keys(): string[] {
    return this.survey.series().map(({ key }) => key);
  }

  /** By metric key; null: it stays a metric. */
  meanings(said: Mapping | null): Map<string, SeriesMeaning | null> {
    return new Map(this.guess(said).series.map(({ series, meaning }) => [series.key, meaning]));
  }

  /** The mapping by which the file is read in the end: what was said and what is guessed. */
  usedMapping(said: Mapping): Mapping {
    const { series, ...rest } = said;
    const kept = Object.entries(series ?? {}).filter(([, meaning]) => meaning === null);
    const meanings = this.guess(said).mapping;
    return mergeMappings(
      kept.length === 0 ? rest : { ...rest, series: Object.fromEntries(kept) },
      meanings,
    );
  }

  /** Names of the runs that the file names. */
  namedRuns(): string[] {
    return [...this.runs].filter((run) => run !== null);
  }
}

/** Why a file of which nothing came to be stored is refused: its first warning says most. */
export function nothingStored({ rows, warnings }: FileReport): string {
  const [first] = warnings;
  const reason = first === undefined ? "" : `: ${first.message}`;
  const records = rows === 1 ? "its one record" : `its ${rows} records`;
  const what = rows === 0 ? "no record" : `nothing to store in ${records}`;
  return `nothing was stored: the file holds ${what}${reason}`;
}
