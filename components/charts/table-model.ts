export type DrawnCell = {
  text: string;
  /** Smaller, in a line of its own below. */
  note?: string;
  /** Said behind it in grey. */
  aside?: string;
  fill?: string;
  tone?: "ink" | "bad" | "warn";
  isStrong?: boolean;
  /** Two ratios under each other, before and after; `text` says them. */
  bar?: { before: number | null; after: number | null };
};

export type DrawnColumn = { title: string; isNumeric?: boolean };

/** A table in plain values: the page, a link, a file and a preview draw this one. */
export type DrawnTable = {
  columns: readonly DrawnColumn[];
  rows: readonly { key: string; cells: readonly DrawnCell[] }[];
};
