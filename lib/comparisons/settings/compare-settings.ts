import "server-only";
import type { JudgedRun } from "@/lib/comparisons/attribution/judge-run";
import type { ComparedRow } from "@/lib/comparisons/queries";
import { settingsIn } from "@/lib/db/json-columns";
import {
  configurationDifferences,
  type SettingDifference,
  type Settings,
} from "@/lib/domain/compare/configuration-differences";
import { type ControlSuggestion, suggestControl } from "@/lib/domain/compare/control-suggestion";
import { statedShareRatio } from "@/lib/domain/knowledge/stated-share";

const measuredShare = "Unknown share";

/** Everything that was set for a run. */
export function settingsOfRun(row: ComparedRow): Settings {
  const set = settingsIn(row.hyperparameters);
  const own = { method: row.method, baseModel: row.baseModel, seed: row.seed };
  return { ...own, ...set };
}

/** What was set differently, with the Unknown share as it was measured; a setting that only restates it is left out. */
export function differencesOf(runs: readonly JudgedRun[]): SettingDifference[] {
  const shares = runs.map(({ source }) => source.row.summary?.unknownShare ?? null);
  const differences = configurationDifferences(
    runs.map(({ source, figures }, k) => {
      const share = shares[k] ?? null;
      const measured = share === null ? null : Number(share.toFixed(4));
      return {
        run: source.row.slug,
        outcome: figures.last?.accuracy ?? null,
        settings: { ...settingsOfRun(source.row), [measuredShare]: measured },
      };
    }),
  );
  return differences.filter(
    ({ setting, values }) => setting === measuredShare || statedShareRatio(values, shares) < 1,
  );
}

function candidateOf(row: ComparedRow) {
  return {
    run: row.slug,
    dataset: row.dataset?.slug ?? null,
    unknownShare: row.summary?.unknownShare ?? null,
    trainingSize: row.summary?.trainingSize ?? 0,
    lastStep: row.summary?.lastStep ?? null,
    settings: settingsOfRun(row),
  };
}

/** The control that the configurations suggest for a run that names none. */
export function suggestionFor(
  row: ComparedRow,
  pool: readonly ComparedRow[],
): ControlSuggestion | null {
  return row.control === null ? suggestControl(candidateOf(row), pool.map(candidateOf)) : null;
}
