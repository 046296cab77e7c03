const maxPathLength = 1000;

/**
 * Why a path of an archive's entry is refused, or null. A folder may be called `..__x`, as lm-evaluation-harness calls
 * them; only a part that is exactly `..` climbs.
 */
export function entryPathProblem(path: string): string | null {
  const shown = JSON.stringify(path.slice(0, 200));
  if (path === "") return "an entry of the archive has no name";
  if (path.length > maxPathLength)
    return `an entry's path has more than ${maxPathLength} characters: ${shown}`;
  if (path.includes("\0") || !path.isWellFormed())
    return `an entry's path is no text: ${JSON.stringify(path.slice(0, 200).toWellFormed())}`;
  if (path.startsWith("/") || path.startsWith("\\") || /^[A-Za-z]:[\\/]/.test(path))
    return `an entry's path is absolute: ${shown}; pack the folder by relative paths`;
  if (path.split(/[\\/]/).includes(".."))
    return `an entry's path leaves the archive: ${shown}; pack the folder itself`;
  return null;
}

/** A path in one spelling: slashes, and no `.` parts. */
export function tidyPath(path: string): string {
  return path
    .split(/[\\/]/)
    .filter((part) => part !== "" && part !== ".")
    .join("/");
}

export function filenameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end === -1 ? "" : path.slice(0, end);
}
