import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import {
  type ComparedRow,
  countComparedCells,
  listLastEvaluations,
  listTrainingParts,
  type TrainingPart,
} from "@/lib/comparisons/queries";
import { processCache } from "@/lib/db/bounded-cache";
import { choiceFindings } from "@/lib/domain/compare/choice-words";
import { correctOnlyIn } from "@/lib/domain/compare/compare-runs";
import { comparisonFindings } from "@/lib/domain/compare/comparison-findings";
import { knowledgeCost } from "@/lib/domain/compare/knowledge-cost";
import { tellOnly } from "@/lib/domain/findings/finding-words";
import { type CountedRow, countsOf } from "@/lib/domain/knowledge/populations";
import { elsewhere } from "@/lib/work/elsewhere";
import { attributeLoss } from "./attribution/attribute-losses";
import { type JudgedRun, judgeRun } from "./attribution/judge-run";
import { testAgainstBaseline } from "./attribution/test-against-baseline";
import { versionOf } from "./cached-run-data";
import { chooseRun, type FoundChoice, furthestOf } from "./choose/choose-run";
import type { ComparedRun, ComparisonResponse } from "./comparison-schema";
import { costRowsOf } from "./cost/cost-rows";
import { describeRun } from "./describe-run";
import { type OpenComparison, openComparison } from "./open-comparison";
import type { RunSource } from "./read-sources";
import { compareRemedies, type RemedyBlock } from "./remedies/compare-remedies";
import { describeRemedies } from "./remedies/describe-remedies";
import type { ComparisonQuery } from "./schema";
import { differencesOf, suggestionFor } from "./settings/compare-settings";

/** What each run answers on test at its last checkpoint, by slug; empty where there is no test split. */
async function testAtEnd(
  sources: readonly RunSource[],
  splits: readonly string[],
): Promise<Map<string, NonNullable<ComparedRun["atEnd"]>>> {
  const scope = sources[0]?.row;
  if (!splits.includes("test") || scope === undefined) return new Map();
  const rows = await listLastEvaluations(
    scope,
    sources.map(({ row }) => row.id),
    "test",
  );
  const rowsOf = Map.groupBy(rows, ({ runId }) => runId);
  return new Map(
    sources.flatMap(({ row }) => {
      const counts = countsOf((rowsOf.get(row.id) ?? []) as CountedRow[], "all");
      if (counts === null || counts.total === 0) return [];
      const { total, correct, abstained } = counts;
      return [[row.slug, { split: "test", total, correct, abstained }] as const];
    }),
  );
}

const kept = processCache<readonly TrainingPart[]>("training parts", {
  maxWeight: 10_000,
  weigh: () => 1,
});

/** The Known and the Unknown part of each run's training set; only those of runs that changed are counted anew. */
async function readTrainingParts(rows: readonly ComparedRow[]): Promise<TrainingPart[]> {
  const found = rows.flatMap((row) => kept.find(versionOf(row)) ?? []);
  const missing = rows.filter((row) => kept.find(versionOf(row)) === undefined);
  const [scope] = missing;
  if (scope === undefined) return found;
  const read = await listTrainingParts(
    scope,
    missing.map(({ id }) => id),
  );
  const partsOf = Map.groupBy(read, ({ runId }) => runId);
  for (const row of missing) kept.keep(versionOf(row), partsOf.get(row.id) ?? []);
  return [...found, ...read];
}

type ComparedBase = Omit<ComparedRun, "furthest" | "atEnd">;

/** Up to 50 runs side by side on the same examples; those that cannot be compared are named with the reason. */
export async function getComparison(
  viewer: Viewer,
  project: string,
  query: ComparisonQuery,
): Promise<ComparisonResponse> {
  const cells = await countComparedCells(project, query.run);
  return elsewhere("getComparison", cells, getComparisonHere, viewer, project, query);
}

export async function getComparisonHere(
  viewer: Viewer,
  project: string,
  query: ComparisonQuery,
): Promise<ComparisonResponse> {
  const open = await openComparison(viewer, project, query);
  const { ordinals, sources } = open;
  const judged = sources.map((source) => judgeRun(source, { ordinals }));
  const baseline = judged.find(({ source }) => source === open.baseline);
  if (baseline === undefined) throw new RangeError("the baseline was not judged");
  const parts = await readTrainingParts(sources.map(({ row }) => row));
  const tests = testAgainstBaseline(baseline, judged);
  const alone = aloneRight(judged);
  const runs = judged.map((run, index): ComparedBase => {
    const { row } = run.source;
    const against = tests.get(row.slug) ?? { best: null, last: null, recommended: null };
    return {
      ...describeRun(run, parts),
      against,
      ...attributeLoss(run.source, controlFor(open, run.source, query.control)),
      suggestedControl: suggestionFor(
        row,
        open.controls.map((source) => source.row),
      ),
      onlyRight: alone[index] ?? null,
    };
  });
  const measured = { split: open.split ?? "", splits: open.splits };
  const remedies = await compareRemedies(sources, parts, measured);
  const ends = await testAtEnd(sources, open.splits);
  const margin = open.settings.acceptableLoss;
  const choice = chooseRun(judged, runs, { margin, ordinals });
  return {
    split: open.split,
    splits: [...open.splits],
    population: open.population,
    where: query.where ?? null,
    baseline: open.baseline.row.slug,
    updatedAt: newestOf(sources).toISOString(),
    examples: ordinals?.length ?? open.baseline.scored.total,
    intersected: open.intersected,
    attributes: [...open.attributes],
    sharedName: open.sharedName,
    runs: runs.map((run, index) => ({
      ...run,
      furthest: furthestIn(judged[index], { margin, relabelled: run.relabelledUnknown }),
      atEnd: ends.get(run.run) ?? null,
    })),
    choice: choice?.answer ?? null,
    refusals: open.refusals,
    differences: differencesOf(judged),
    remedies: remedies.map(describeRemedies),
    findings: findingsOf(open, { runs, judged, remedies, choice }),
  };
}

function furthestIn(
  judged: JudgedRun | undefined,
  question: { margin: number; relabelled: number | null },
): ComparedRun["furthest"] {
  const far = judged && furthestOf(judged, question);
  if (!far || far.learned === null || far.toLearn === null) return null;
  const { step, epoch, accuracy, learned, toLearn } = far;
  return { ...{ step, epoch, accuracy, learned, toLearn }, atMost: far.atMost ?? 0 };
}

function newestOf(sources: readonly RunSource[]): Date {
  const times = sources.map(({ row }) => (row.summary?.updatedAt ?? row.updatedAt).getTime());
  return new Date(Math.max(...times));
}

function controlFor(open: OpenComparison, source: RunSource, asked: string | undefined) {
  const slug = asked ?? source.row.control;
  const hasUnknown = (source.row.summary?.unknownShare ?? null) !== 0;
  const control = open.controls.find(({ row }) => row.slug === slug) ?? null;
  const { ordinals, seeds } = open;
  return { slug: hasUnknown ? slug : null, control, ordinals, seeds };
}

/** How many examples each run alone gets right at its last checkpoint; null for runs of counts. */
function aloneRight(judged: readonly JudgedRun[]): (number | null)[] {
  const paired = judged.filter(({ moments }) => moments.last?.outcomes);
  const alone = correctOnlyIn(
    paired.map(({ moments }) => moments.last?.outcomes ?? new Uint8Array()),
  );
  return judged.map((run) => {
    const at = paired.indexOf(run);
    return at < 0 || paired.length < 2 ? null : (alone[at]?.length ?? 0);
  });
}

function findingsOf(
  open: OpenComparison,
  found: {
    runs: readonly ComparedBase[];
    judged: readonly JudgedRun[];
    remedies: readonly RemedyBlock[];
    choice: FoundChoice | null;
  },
): ComparisonResponse["findings"] {
  const plain = found.runs.filter(({ relabelledUnknown }) => !relabelledUnknown);
  const shares = new Set(plain.map(({ unknownShare }) => unknownShare));
  const priced = found.judged.filter(({ source }) =>
    plain.some(({ run }) => run === source.row.slug),
  );
  const cost =
    shares.size < 2
      ? null
      : knowledgeCost({
          rows: priced.flatMap(costRowsOf),
          errors: "clustered-by-run",
          withEpoch: true,
        });
  const rowOf = new Map(open.controls.map(({ row }) => [row.slug, row]));
  const findings = comparisonFindings({
    runs: found.runs.map(({ relabelledUnknown, ...run }) => ({
      ...run,
      isRelabelled: (relabelledUnknown ?? 0) > 0,
      control: controlNamed(rowOf.get(run.attributable?.control ?? "")),
    })),
    cost,
    remedies: found.remedies.map(({ headline }) => headline),
    choice: found.choice ? choiceFindings(found.choice.facts) : [],
  });
  const { runIds } = open.scope;
  if (runIds === null) return findings.map(({ kind, segments }) => ({ kind, segments }));
  const isShown = (slug: string) => runIds.includes(rowOf.get(slug)?.id ?? "");
  return tellOnly(findings, isShown).map(({ kind, segments }) => ({ kind, segments }));
}

function controlNamed(row: RunSource["row"] | undefined) {
  return row === undefined ? null : { run: row.slug, name: row.name };
}
