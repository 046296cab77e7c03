export type PaletteCommand = {
  id: string;
  label: string;
  hint?: string;
  href?: string;
  onSelect?: () => void;
};
export type PaletteGroup = { title: string; commands: readonly PaletteCommand[] };

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** How well a command answers a query, 0 best; null where a word of the query is not in it. */
function rankOf({ label, hint = "" }: PaletteCommand, query: string): number | null {
  const name = label.toLowerCase();
  const all = `${name} ${hint.toLowerCase()}`;
  const words = wordsOf(query);
  if (!words.every((word) => all.includes(word))) return null;
  const whole = words.join(" ");
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  return wordsOf(name).some((word) => word.startsWith(words[0] ?? "")) ? 2 : 3;
}

/** The commands that answer a query, best first, equal ones in the order given. All of them for an empty query. */
export function matchingCommands(
  commands: readonly PaletteCommand[],
  query: string,
): PaletteCommand[] {
  return commands
    .flatMap((command) => {
      const rank = rankOf(command, query);
      return rank === null ? [] : [{ command, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

/** Those called like the query first; the server also finds runs by their notes and base model. */
function foundCommands(found: readonly PaletteCommand[], query: string): PaletteCommand[] {
  const named = matchingCommands(found, query);
  const ids = new Set(named.map(({ id }) => id));
  return [...named, ...found.filter(({ id }) => !ids.has(id))];
}

/**
 * What the palette lists: without a query what was opened last, then every group; with one what the search found, then
 * what of the groups fits. Nothing stands twice.
 */
export function paletteGroups(
  query: string,
  given: {
    found: readonly PaletteCommand[];
    recent: readonly PaletteCommand[];
    groups: readonly PaletteGroup[];
  },
): PaletteGroup[] {
  const first =
    query.trim() === ""
      ? { title: "Recent", commands: given.recent }
      : { title: "Found", commands: foundCommands(given.found, query) };
  const fitting = given.groups.map(({ title, commands }) => ({
    title,
    commands: matchingCommands(commands, query),
  }));
  const seen = new Set<string>();
  const once = ({ id }: PaletteCommand) => !seen.has(id) && seen.add(id);
  return [first, ...fitting]
    .map(({ title, commands }) => ({ title, commands: commands.filter(once) }))
    .filter(({ commands }) => commands.length > 0);
}

const longestShown = 80;

/** What is said where nothing fits; a long query is cut between characters, so that no half of one is shown. */
export function nothingCalled(query: string): string {
  return `Nothing is called “${[...query.trim()].slice(0, longestShown).join("")}”.`;
}
