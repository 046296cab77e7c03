import { metricKey, setsIn } from "@/lib/domain/formats/metric-key";

/** MLflow's names of a run's metrics, by the keys that Onset keeps them under. */
export type MetricNames = Readonly<Record<string, string>>;

/**
 * The keys of metrics by MLflow's names: a metric has one key however it came in, a name keeps the key it got first, and
 * no key stands for two names.
 */
export function keysOfNames(names: ReadonlySet<string>, known: MetricNames): Map<string, string> {
  const nameByKey = new Map(Object.entries(known));
  const keyByName = new Map([...nameByKey].map(([key, name]) => [name, key]));
  const sets = setsIn([...names, ...keyByName.keys()]).toSorted((a, b) => b.length - a.length);
  for (const name of names) {
    if (keyByName.has(name)) continue;
    const wanted = [metricKey(name, sets), name, `mlflow/${name}`];
    const key = wanted.find((each) => !nameByKey.has(each));
    if (key === undefined) continue;
    nameByKey.set(key, name);
    keyByName.set(name, key);
  }
  return new Map([...names].map((name) => [name, keyByName.get(name) ?? name]));
}
