type LabelAt = { id: string; y: number };
type Spread = { height: number; top: number; bottom: number };
type Pool = { ids: string[]; sum: number };

const meanOf = (pool: Pool) => pool.sum / pool.ids.length;

/**
 * Positions of labels at the ends of lines, each as near to its line as the others allow: the least
 * squares answer by pooling adjacent violators. Order is kept; labels are `height` apart whenever
 * `bottom - top` has room for all, and evenly squeezed when it has not.
 */
export function spreadLabels(
  labels: readonly LabelAt[],
  { height, top, bottom }: Spread,
): Map<string, number> {
  const sorted = labels.toSorted((a, b) => a.y - b.y);
  const room = Math.max(0, bottom - top);
  const gap = sorted.length > 1 ? Math.min(height, room / (sorted.length - 1)) : height;
  const pools: Pool[] = [];
  for (const [index, label] of sorted.entries()) {
    let pool: Pool = { ids: [label.id], sum: label.y - index * gap };
    let before = pools.at(-1);
    while (before && meanOf(before) >= meanOf(pool)) {
      pool = { ids: [...before.ids, ...pool.ids], sum: before.sum + pool.sum };
      pools.pop();
      before = pools.at(-1);
    }
    pools.push(pool);
  }
  const highest = Math.max(top, bottom - gap * (sorted.length - 1));
  const placed = new Map<string, number>();
  for (const pool of pools) {
    const base = Math.min(highest, Math.max(top, meanOf(pool)));
    for (const id of pool.ids) placed.set(id, base + placed.size * gap);
  }
  return placed;
}

type MarkLabel = { id: string; x: number; width: number };
type Placed = { left: number; row: number };
type MarkMargins = { left: number; right: number; gap: number };

/**
 * Rows for the labels above a plot so that no two texts meet. A label starts at its line and moves
 * left only at the right edge. Row 0 is next to the plot; of two that would meet, the left one goes
 * higher, so that its line does not run through the other's words.
 */
export function placeMarkLabels(
  labels: readonly MarkLabel[],
  { left, right, gap }: MarkMargins,
): Map<string, Placed> {
  const placed = new Map<string, Placed & { right: number }>();
  for (const label of labels.toSorted((a, b) => b.x - a.x)) {
    const start = Math.max(left, Math.min(label.x, right - label.width));
    const end = start + label.width;
    const meets = [...placed.values()].filter(
      (other) => start < other.right + gap && other.left < end + gap,
    );
    const row = meets.reduce((highest, other) => Math.max(highest, other.row + 1), 0);
    placed.set(label.id, { left: start, right: end, row });
  }
  return placed;
}

const meanGlyphWidth = 0.57;

/** Inter's mean glyph is a little over half an em; measuring would need a browser. */
export function estimateTextWidth(text: string, fontSize: number): number {
  return text.length * fontSize * meanGlyphWidth;
}

/** Letters that a width holds at a size of type; never less than three. */
function roomOf(width: number, fontSize: number): number {
  return Math.max(3, Math.floor(width / (fontSize * meanGlyphWidth)));
}

/**
 * Shortened in the middle, because names of runs differ at their ends: between words where there are some, so that none
 * is broken; one long word keeps both of its ends.
 */
export function fitText(text: string, width: number, fontSize: number): string {
  const room = roomOf(width, fontSize);
  if (text.length <= room) return text;
  const words = text.split(" ");
  const first = words.shift() ?? "";
  if (words.length === 0 || first.length >= room) return endsOf(text, room);
  let [head, tail] = [first, ""];
  for (let last = words.pop(); last !== undefined; last = words.pop()) {
    const longer = tail === "" ? last : `${last} ${tail}`;
    if (head.length + 3 + longer.length > room) break;
    tail = longer;
  }
  for (const word of words) {
    if (tail === "" || head.length + 1 + word.length + 3 + tail.length > room) break;
    head = `${head} ${word}`;
  }
  return tail === "" ? `${head}…` : `${head} … ${tail}`;
}

function endsOf(text: string, room: number): string {
  const tail = Math.floor((room - 1) / 2);
  return `${text.slice(0, room - 1 - tail)}…${tail > 0 ? text.slice(-tail) : ""}`;
}

/**
 * Labels that are read together: where one does not fit, the words that all of them begin or end with go first, since
 * they tell none from the others. Then each is shortened for itself.
 */
export function fitTexts(
  texts: readonly string[],
  width: number,
  fontSize: number,
): readonly string[] {
  const room = roomOf(width, fontSize);
  if (texts.every((text) => text.length <= room)) return texts;
  const all = texts.map((text) => text.split(" "));
  const shortest = Math.min(...all.map((words) => words.length));
  const isShared = (at: number) => all.every((words) => words.at(at) === all[0]?.at(at));
  let [start, end] = [0, 0];
  if (new Set(texts).size > 1) {
    while (start < shortest - 1 && isShared(start)) start += 1;
    while (start + end < shortest - 1 && isShared(-1 - end)) end += 1;
  }
  // A number alone says nothing: the word before it stays.
  if (start > 0 && all.some((words) => !/\p{L}/u.test(words.slice(start).join("")))) start -= 1;
  return all.map((words) => {
    const told = words
      .slice(start, words.length - end)
      .join(" ")
      .replace(/[,·\s]+$/u, "");
    return fitText(told, width, fontSize);
  });
}
