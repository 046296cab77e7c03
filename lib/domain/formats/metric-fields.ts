import type { ColumnRole, Mapping } from "@/lib/domain/mapping/mapping";
import { dimensionWords, namesOfRoles } from "./column-roles";
import { epochField, type Fields, report, type SourceLine, stepField } from "./fields";
import { MetricValues, maxMetricKeys } from "./metric-values";
import type { MetricRecord } from "./records";
import { labelPrefix, NamedRuns, type RowLabels } from "./row-labels";
import { stepInName } from "./step-in-name";
import { readableTime, timeField } from "./time-field";

/** Of a row of JSON the step may have these names; anything else says it by a mapping. */
export const stepNames = [
  ...["step", "global_step", "_step", "iteration", "steps", "iter", "checkpoint"],
] as const;
const otherTimeNames = ["_timestamp", "timestamp"] as const;
const labelRoles = ["run", "seed", "split", "set", "category"] as const;
type LabelRole = (typeof labelRoles)[number];

function labelOf(value: unknown, role: LabelRole): string {
  if (typeof value === "string") return value.trim();
  if (role === "category" && typeof value === "boolean") return value ? "Known" : "Unknown";
  return role === "seed" && typeof value === "number" ? String(value) : "";
}

/** `checkpoint-500` is step 500; anything else stays what it is. */
function stepValue(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const named = stepInName(value);
  return named === value ? value : Number(named);
}

/**
 * Reads objects of metrics, one a record: step, epoch and time by their usual names, labels that tell rows of one step
 * apart (`knowledge`, `set`, `split`, `model` ...), and every other number. One for each file.
 */
export class MetricFields {
  readonly metrics = new MetricValues();
  private readonly runs = new NamedRuns();

  constructor(private readonly mapping: Mapping | null = null) {}

  read(fields: Fields, place: SourceLine): MetricRecord | null {
    const before = place.issues.length;
    const own = new Set<string>(["epoch", "time"]);
    const { step, epoch } = this.placeOf(fields, own, place);
    const timeMs = this.timeOf(fields, own, place);
    const labels = this.labelsOf(fields, own);
    const run = this.runs.take(labels, place);
    const pairs = this.pairs(fields, own, labelPrefix(labels));
    if (pairs.length > maxMetricKeys) {
      report(
        place,
        null,
        `the line has ${pairs.length} metrics; at most ${maxMetricKeys} are taken: leave out what nobody charts`,
      );
      return null;
    }
    const values = this.metrics.read(pairs, (message) => report(place, null, message));
    if (place.issues.length > before) return null;
    if (run === null) this.metrics.count(step, values);
    return { line: place.line, step, epoch, timeMs, values, ...(run === null ? {} : { run }) };
  }

  private nameOf(role: ColumnRole, fields: Fields, words: readonly string[]): string | undefined {
    return this.mapping?.columns?.[role] ?? words.find((name) => Object.hasOwn(fields, name));
  }

  /** Where there is no step, a whole epoch stands for it, else what the mapping says of the file. */
  private placeOf(
    fields: Fields,
    own: Set<string>,
    place: SourceLine,
  ): { step: number; epoch: number | null } {
    const { constants } = this.mapping ?? {};
    const epochName = this.nameOf("epoch", fields, ["epoch"]) ?? "epoch";
    const epoch = epochField(fields[epochName], place) ?? constants?.epoch ?? null;
    const stepName = this.nameOf("step", fields, stepNames);
    own.add(epochName);
    if (stepName !== undefined) own.add(stepName);
    const given = stepName === undefined ? undefined : stepValue(fields[stepName]);
    const isEpoch = given === undefined && Number.isInteger(epoch);
    return { step: stepField(given ?? constants?.step ?? (isEpoch ? epoch : given), place), epoch };
  }

  private timeOf(fields: Fields, own: Set<string>, place: SourceLine): number | null {
    const name = this.mapping?.columns?.time ?? "time";
    const other = otherTimeNames.find((each) => Object.hasOwn(fields, each));
    own.add(name);
    if (other !== undefined) own.add(other);
    const time = timeField(fields[name], place);
    return time ?? (other === undefined ? null : readableTime(fields[other]));
  }

  private labelsOf(fields: Fields, own: Set<string>): RowLabels {
    const labels: RowLabels = {
      ...{ run: "", seed: "", split: "", set: "", category: "" },
      dimensions: [],
    };
    for (const role of labelRoles) {
      const name =
        role === "seed"
          ? namesOfRoles.seed.find((each) => Object.hasOwn(fields, each))
          : this.nameOf(role, fields, namesOfRoles[role]);
      const label = name === undefined ? "" : labelOf(fields[name], role);
      if (name === undefined || label === "") continue;
      labels[role] = label;
      own.add(name);
    }
    const further = dimensionWords.filter((name) => typeof fields[name] === "number");
    for (const name of further) own.add(name);
    return { ...labels, dimensions: further.map((name) => `${name}=${fields[name]}`) };
  }

  private pairs(fields: Fields, own: ReadonlySet<string>, prefix: string): [string, unknown][] {
    const metric = this.nameOf("metric", fields, namesOfRoles.metric);
    const value = this.nameOf("value", fields, namesOfRoles.value);
    const name = metric === undefined ? undefined : fields[metric];
    if (metric !== undefined && value !== undefined && typeof name === "string") {
      return [[`${prefix}${name.trim()}`, fields[value]]];
    }
    return Object.entries(fields)
      .filter(([key]) => !own.has(key))
      .map(([key, each]) => [`${prefix}${key}`, each]);
  }

  facts() {
    return this.runs.facts();
  }
}
