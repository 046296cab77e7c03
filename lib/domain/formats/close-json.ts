type Level = {
  closer: "]" | "}";
  /** Where the last complete element or member of this level ends. */
  safe: number;
};

/** The levels that are open where the text ends; null where it ends within no object and no array. */
function openLevels(text: string): Level[] | null {
  const levels: Level[] = [];
  let isString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isString) {
      if (character === "\\") index++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === "{") levels.push({ closer: "}", safe: index + 1 });
    else if (character === "[") levels.push({ closer: "]", safe: index + 1 });
    else if (character === "}" || character === "]") {
      levels.pop();
      const parent = levels.at(-1);
      if (parent === undefined) return null;
      parent.safe = index + 1;
    } else if (character === ",") {
      const level = levels.at(-1);
      if (level !== undefined) level.safe = index;
    }
  }
  return levels.length === 0 ? null : levels;
}

/**
 * The beginning of a JSON text, closed so that it can be read: the outermost array keeps its complete elements, and
 * where there is none the innermost object keeps its complete members. A text that is whole stays as it is.
 */
export function closeJson(text: string): string {
  const levels = openLevels(text);
  if (levels === null) return text;
  const array = levels.findIndex(({ closer }) => closer === "]");
  const kept = array === -1 ? levels : levels.slice(0, array + 1);
  const end = kept.at(-1)?.safe ?? text.length;
  const closers = kept.map(({ closer }) => closer).reverse();
  return `${text.slice(0, end)}${closers.join("")}`;
}
