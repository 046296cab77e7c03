export type SettingValue = string | number | boolean | null;
export type Settings = Readonly<Record<string, SettingValue>>;
export type ConfiguredRun = { run: string; settings: Settings; outcome: number | null };

export type SettingDifference = {
  setting: string;
  /** In the order of the runs; null where a run does not have the setting. */
  values: SettingValue[];
  distinct: number;
  /** Share of the variance of the outcome that the setting explains, a ratio; null where it is not known. */
  explained: number | null;
};

function squares(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** 1 - (1 - R^2)(n - 1)/(n - parameters), not below 0; null without a degree of freedom left. */
function adjusted(residual: number, total: number, freedom: { n: number; parameters: number }) {
  const left = freedom.n - freedom.parameters;
  if (left <= 0 || total <= 0) return null;
  return Math.max(0, 1 - (residual / total) * ((freedom.n - 1) / left));
}

type Pair = { value: SettingValue; outcome: number };

function betweenGroups(pairs: readonly Pair[], total: number): number | null {
  const groups = Map.groupBy(pairs, ({ value }) => value);
  const residual = [...groups.values()].reduce(
    (sum, group) => sum + squares(group.map(({ outcome }) => outcome)),
    0,
  );
  return adjusted(residual, total, { n: pairs.length, parameters: groups.size });
}

function alongLine(pairs: readonly Pair[], total: number): number | null {
  const xs = pairs.map(({ value }) => (typeof value === "number" ? value : Number.NaN));
  if (!xs.every(Number.isFinite)) return null;
  const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const covariance = pairs.reduce(
    (sum, { outcome }, k) => sum + outcome * ((xs[k] ?? 0) - meanX),
    0,
  );
  const spread = squares(xs);
  if (spread <= 0) return null;
  const residual = Math.max(0, total - covariance ** 2 / spread);
  return adjusted(residual, total, { n: pairs.length, parameters: 2 });
}

function explainedBy(values: readonly SettingValue[], runs: readonly ConfiguredRun[]) {
  const pairs = runs.flatMap(({ outcome }, k): Pair[] =>
    outcome === null ? [] : [{ value: values[k] ?? null, outcome }],
  );
  const total = pairs.length > 0 ? squares(pairs.map(({ outcome }) => outcome)) : 0;
  const found = [betweenGroups(pairs, total), alongLine(pairs, total)].filter((r) => r !== null);
  return found.length > 0 ? Math.max(...found) : null;
}

/**
 * Only the settings in which runs differ, sorted by how they split them: the adjusted share of the
 * outcome's variance between the groups of equal values, or along a straight line where the values are
 * numbers and that is more. Adjusted, because a setting with its own value in every run explains
 * everything and nothing. Those where it is not known come last; ties by fewer values, then by name.
 */
export function configurationDifferences(runs: readonly ConfiguredRun[]): SettingDifference[] {
  const names = [...new Set(runs.flatMap(({ settings }) => Object.keys(settings)))];
  return names
    .map((setting) => {
      const values = runs.map(({ settings }) => settings[setting] ?? null);
      const distinct = new Set(values).size;
      return { setting, values, distinct, explained: explainedBy(values, runs) };
    })
    .filter(({ distinct }) => distinct > 1)
    .sort(
      (a, b) =>
        (b.explained ?? -1) - (a.explained ?? -1) ||
        a.distinct - b.distinct ||
        (a.setting < b.setting ? -1 : 1),
    );
}
