type RowPosition = { at: number; count: number; rowsPerScreen: number };

/** The row that a key leads to: arrows or j and k by one, pages, both ends; null for any other key. */
export function rowAfter(key: string, { at, count, rowsPerScreen }: RowPosition): number | null {
  if (count === 0) return null;
  const moves: Record<string, number> = {
    arrowdown: at + 1,
    j: at + 1,
    arrowup: at - 1,
    k: at - 1,
    pagedown: at + rowsPerScreen,
    pageup: at - rowsPerScreen,
    home: 0,
    end: count - 1,
  };
  const to = moves[key.toLowerCase()];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}
