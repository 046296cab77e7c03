type Candidate = {
  slug: string;
  datasetId: string | null;
  /** The runs that this one names. */
  baseline: string | null;
  control: string | null;
};

/**
 * The run that others are compared with: the one asked for; else, of the dataset that most runs answer, the own
 * baseline of the first; else the run that most name as their control, so that a comparison of everything is read
 * against it; else the first. Null without runs.
 */
export function chooseBaseline<R extends Candidate>(
  rows: readonly R[],
  asked: string | undefined,
): R | null {
  const groups = [...Map.groupBy(rows, ({ datasetId }) => datasetId).values()];
  const largest = groups.reduce((a, b) => (b.length > a.length ? b : a), []);
  const [first = null] = largest;
  const bySlug = (wanted: string | null | undefined) => largest.find(({ slug }) => slug === wanted);
  const votes = Map.groupBy(largest, ({ control }) => control);
  const named = largest.filter(({ slug }) => votes.has(slug));
  const [mostNamed] = named.toSorted(
    (a, b) => (votes.get(b.slug)?.length ?? 0) - (votes.get(a.slug)?.length ?? 0),
  );
  return rows.find(({ slug }) => slug === asked) ?? bySlug(first?.baseline) ?? mostNamed ?? first;
}
