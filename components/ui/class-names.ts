import { type ClassValue, clsx } from "clsx";

const sidesOf: Record<string, string> = { "": "trbl", x: "rl", y: "tb" };

/** A shorthand as its sides: px sets pr and pl. */
const onSides =
  (property: string) =>
  (side = ""): string[] =>
    [...(sidesOf[side] ?? side)].map((one) => `${property} ${one}`);

const all =
  (...properties: string[]) =>
  () =>
    properties;

/** Every value of the property in the name: max-w-40 sets max-w. */
const own = (property = ""): string[] => [property];

/** What classes set, the first pattern that fits; none that the app's classes do not need. */
const patterns: readonly (readonly [RegExp, (part?: string) => string[]])[] = [
  [/^-?m([xytrbl]?)-/, onSides("m")],
  [/^p([xytrbl]?)-/, onSides("p")],
  [/^-?inset(?:-([xy]))?-/, onSides("at")],
  [/^-?(top|right|bottom|left)-/, (name = "") => [`at ${name[0]}`]],
  [/^border(?:-([xytrbl]))?(?:-\d+)?$/, onSides("border")],
  [/^border-(?:collapse|separate)$/, all("border-collapse")],
  [/^border-(?:dashed|dotted|solid)$/, all("border-style")],
  [/^border-/, onSides("border-color")],
  [/^size-/, all("w", "h")],
  [/^gap-(?![xy])/, all("gap-x", "gap-y")],
  [/^overflow-(?![xy])/, all("overflow-x", "overflow-y")],
  [/^flex-(?:\d|auto|none)/, all("grow", "shrink", "basis")],
  [/^flex-(?:row|col)/, all("flex-direction")],
  [/^flex-(?:no)?wrap/, all("flex-wrap")],
  [/^line-clamp-/, all("line-clamp", "display", "overflow-x", "overflow-y")],
  [/^(?:block|flex|grid|table|contents|hidden|inline(?:-\w+)?)$/, all("display")],
  [/^(?:static|absolute|relative|fixed|sticky)$/, all("position")],
  [/^text-(?:left|center|right)$/, all("text-align")],
  [/^text-(?:balance|pretty|wrap|nowrap)$/, all("text-wrap")],
  [
    /^text-(?:tick|caption|body|finding|headline|title|figure|\[[\d.]+rem\])$/,
    all("text", "leading"),
  ],
  [/^text-/, all("color")],
  [/^font-(?:sans|mono)$/, all("font-family")],
  [/^rounded-([trbl])-/, onSides("rounded")],
  [/^rounded/, onSides("rounded")],
  [/^(?:no-underline|underline|line-through)$/, all("text-decoration")],
  [/^outline(?:-\d+)?$/, all("outline-width")],
  [/^outline-none$/, all("outline-style")],
  [/^wrap-/, all("overflow-wrap")],
  [/^break-(?:all|words)$/, all("word-break")],
  [/^content-(?:start|center|end)$/, all("align-content")],
  [/^(?:not-)?sr-only$/, all("sr-only")],
  [/^ring(?:-\d+)?$/, all("ring-width")],
  [
    /^-?((?:min|max|gap|grid|col|row|overflow|overscroll|translate|underline|outline|scroll)-[a-z]+)-/,
    own,
  ],
  [
    /^(w|h|basis|grow|shrink|items|justify|self|bg|font|leading|tracking|opacity|z|order|ring|outline)-/,
    own,
  ],
  [
    /^(whitespace|cursor|transition|accent|align|shadow|decoration|pointer|select|list|animate)\b/,
    own,
  ],
];

function setBy(name: string): readonly string[] {
  for (const [pattern, setsOf] of patterns) {
    const match = pattern.exec(name);
    if (match !== null) return setsOf(match[1]);
  }
  return [name];
}

/** Where the variants of a class end (`max-sm:`, `[&>*]:`). */
function variantsEnd(name: string): number {
  let depth = 0;
  let end = 0;
  for (const [at, letter] of [...name].entries()) {
    if ("[(".includes(letter)) depth += 1;
    else if ("])".includes(letter)) depth -= 1;
    else if (letter === ":" && depth === 0) end = at + 1;
  }
  return end;
}

const mostKept = 2000;

/** Of what is asked again and again; emptied when it is full. */
function remembered<Answer>(find: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text) ?? find(text);
    if (known.size >= mostKept) known.clear();
    known.set(text, found);
    return found;
  };
}

/** What a class sets, under its variants. */
const setsOf = remembered((name) => {
  const end = variantsEnd(name);
  const variants = name.slice(0, end) + (name.includes("!") ? "!" : "");
  return setBy(name.slice(end).replace("!", "")).map((one) => variants + one);
});

const merge = remembered((joined) => {
  const taken = new Set<string>();
  const kept = joined
    .split(" ")
    .reverse()
    .filter((name) => {
      const sets = setsOf(name);
      const isLost = sets.every((one) => taken.has(one));
      for (const one of sets) taken.add(one);
      return !isLost;
    });
  return kept.reverse().join(" ");
});

/** Joins class names; where two set the same thing under the same variants the later wins. */
export function classNames(...values: ClassValue[]): string {
  return merge(clsx(values));
}
