type Named = { slug: string; name: string };

/** Runs of one name are told apart by their ids: "Twin (run-a)" and "Twin (run-b)"; other names stay. */
export function withDistinctNames<R extends Named>(rows: readonly R[]): R[] {
  const named = Map.groupBy(rows, ({ name }) => name);
  return rows.map((row) => {
    const isShared = (named.get(row.name)?.length ?? 0) > 1;
    return isShared ? { ...row, name: `${row.name} (${row.slug})` } : row;
  });
}
