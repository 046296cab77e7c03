/** Whose labels a run is read against: the dataset's own, those of another base model, or nobody's. */
export type LabelChoice =
  | { kind: "own" }
  | { kind: "set"; base: string }
  | { kind: "foreign"; labelled: string };

type Labelled = {
  /** Base model of the dataset's own labels; null: nobody said. */
  baseModel: string | null;
  labelSets: readonly { base: string; baseModel: string }[];
};

/**
 * Labels belong to a base model (SCIENCE.md section 2): a run of another one is read against its own label set, and
 * against none where there is none. A model that nobody named is taken for the one that was labelled.
 */
export function chooseLabels(dataset: Labelled, runBaseModel: string | null): LabelChoice {
  const { baseModel, labelSets } = dataset;
  if (runBaseModel === null || isSameModel(baseModel, runBaseModel)) return { kind: "own" };
  const set = labelSets.find((other) => isSameModel(other.baseModel, runBaseModel));
  if (set !== undefined) return { kind: "set", base: set.base };
  return baseModel === null ? { kind: "own" } : { kind: "foreign", labelled: baseModel };
}

function isSameModel(one: string | null, other: string): boolean {
  return one !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}
