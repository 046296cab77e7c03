/** The part of `/docs/api` that holds a group of calls, or the shapes from a letter on: "Label sets" is label-sets. */
export function partOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** Shapes of few letters are read together: one page of all of them would be a megabyte. From and to a letter. */
const ranges = [
  ["A", "B"],
  ["C", "C"],
  ["D", "L"],
  ["M", "R"],
  ["S", "Z"],
] as const;

export const shapeParts = ranges.map(([first, last]) => {
  const letters = first === last ? first : `${first} to ${last}`;
  return {
    part: partOf(`shapes ${letters}`),
    title: `Shapes, ${letters}`,
    holds: (name: string) => {
      const letter = name.slice(0, 1).toUpperCase();
      return letter >= first && letter <= last;
    },
  };
});

/** The part that a shape stands in. */
export function partOfShape(name: string): string {
  return (shapeParts.find(({ holds }) => holds(name)) ?? shapeParts[0])?.part ?? "";
}
