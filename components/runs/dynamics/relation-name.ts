/** English labels of the Wikidata properties that question sets of the field are made of. */
const names: ReadonlyMap<string, string> = new Map([
  ["P17", "country"],
  ["P19", "place of birth"],
  ["P20", "place of death"],
  ["P22", "father"],
  ["P25", "mother"],
  ["P26", "spouse"],
  ["P27", "citizenship"],
  ["P36", "capital"],
  ["P40", "child"],
  ["P50", "author"],
  ["P57", "director"],
  ["P58", "screenwriter"],
  ["P69", "educated at"],
  ["P86", "composer"],
  ["P106", "occupation"],
  ["P112", "founded by"],
  ["P127", "owned by"],
  ["P131", "located in"],
  ["P136", "genre"],
  ["P159", "headquarters"],
  ["P162", "producer"],
  ["P170", "creator"],
  ["P175", "performer"],
  ["P176", "manufacturer"],
  ["P264", "record label"],
  ["P276", "location"],
  ["P407", "language"],
  ["P413", "position played"],
  ["P495", "country of origin"],
  ["P740", "place of formation"],
  ["P800", "notable work"],
]);

/** "P26" -> "spouse"; null for anything else. */
export function relationName(value: string): string | null {
  return names.get(value) ?? null;
}
