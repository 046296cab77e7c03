import type { Population } from "@/lib/domain/knowledge/knowledge";

export const rateQuantities = ["accuracy", "hallucination", "abstention"] as const;
export const quantities = [...rateQuantities, "loss", "other"] as const;
export type Quantity = (typeof quantities)[number];

/** 0 to 1, or 0 to 100. Only accuracy, hallucination and abstention have one; others are "ratio". */
export const scales = ["ratio", "percent"] as const;
export type Scale = (typeof scales)[number];

/**
 * Where the number of examples behind a rate comes from: nowhere; from runtime x samples per second; from a person;
 * from the file. Only the last two get intervals, and only the last is tested with (SCIENCE.md section 13).
 */
export const countBases = ["none", "estimated", "confirmed", "stated"] as const;
export type CountBasis = (typeof countBases)[number];

/** What a metric of a run measures: its points are read as rates of an evaluation set. */
export type SeriesMeaning = {
  split: string;
  /** Null: nobody said which facts these are; the series keeps its own name. */
  category: Population | null;
  /** The set's own name; null where split and category say it all. */
  set: string | null;
  quantity: Quantity;
  scale: Scale;
  n: number | null;
  basis: CountBasis;
};

export function isRate(meaning: SeriesMeaning | null | undefined): meaning is SeriesMeaning {
  return rateQuantities.some((quantity) => quantity === meaning?.quantity);
}

/** What a format knows of a metric from the file itself, before anybody is asked. */
export type SeriesHint = {
  set?: string | null;
  metric?: string;
  split?: string;
  category?: Population;
  quantity?: Quantity;
  scale?: Scale;
  n?: number;
  basis?: CountBasis;
};

/** What a column or field of a record can be. */
export const columnRoles = [
  "step",
  "epoch",
  "time",
  "example",
  "question",
  "answers",
  "prediction",
  "correct",
  "abstained",
  "split",
  "category",
  "n",
  "accuracy",
  "run",
  "set",
  "metric",
  "value",
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** What a row of a table or a line is, where the file itself does not say. */
export const rowKinds = [
  "predictions",
  "aggregates",
  "metrics",
  "examples",
  "slick-samples",
] as const;
export type RowKind = (typeof rowKinds)[number];

/** What a file cannot say. Plain JSON; every part may be left out, and what is left out is guessed. */
export type Mapping = {
  rows?: RowKind;
  /** The file's own name of a column or field, by role. */
  columns?: Partial<Record<ColumnRole, string>>;
  /** What holds for every record. */
  constants?: { step?: number; epoch?: number; split?: string; category?: Population };
  /** The share of examples, 0 to 1, drawn by their ids, that becomes split dev; the others become train. */
  devShare?: number;
  /** The smallest score that counts as right, where `correct` is a score. */
  correctFrom?: number;
  /** The filter of lm-evaluation-harness that is read, where there are several. */
  filter?: string;
  /**
   * By metric key; what an entry leaves out is guessed. A key that is null here stays a metric, whatever its name
   * suggests.
   */
  series?: Record<string, Partial<SeriesMeaning> | null>;
};

/** An open question to whoever uploads; each option carries the part of a mapping that it sets. */
export type Question = {
  id: string;
  text: string;
  /** What is known, and why it is asked. */
  reason: string;
  options: { value: string; label: string; mapping: Mapping }[];
  /** The option that holds where nobody answers. */
  chosen: string;
};

type Series = NonNullable<Mapping["series"]>;

/** Answers to two questions may both be about one series: which facts it is of, and how many examples it has. */
function mergeSeries(under: Series, over: Series): Series {
  const merged = new Map(Object.entries(under));
  for (const [key, entry] of Object.entries(over)) {
    merged.set(key, entry === null ? null : { ...merged.get(key), ...entry });
  }
  return Object.fromEntries(merged);
}

/** `over` laid on `under`: columns, constants and the fields of a series by name, the rest whole. */
export function mergeMappings(under: Mapping, over: Mapping): Mapping {
  return {
    ...under,
    ...over,
    ...(under.columns || over.columns ? { columns: { ...under.columns, ...over.columns } } : {}),
    ...(under.constants || over.constants
      ? { constants: { ...under.constants, ...over.constants } }
      : {}),
    ...(under.series || over.series
      ? { series: mergeSeries(under.series ?? {}, over.series ?? {}) }
      : {}),
  };
}
