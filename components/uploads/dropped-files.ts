/** A file that was picked or dropped, with the place it had in a folder. */
export type DroppedFile = { path: string; file: File };

const maxFiles = 10_000;

/** What the system puts beside people's files. */
const systemNames = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

function isOwn({ path }: DroppedFile): boolean {
  return !systemNames.has(path.slice(path.lastIndexOf("/") + 1));
}

/** Files of an input; those of a chosen folder keep their place in it. */
export function pickedFiles(list: Iterable<File>): DroppedFile[] {
  return [...list]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(isOwn)
    .slice(0, maxFiles);
}

/** Files and folders of a drop. Entries must be asked for while the drop's event runs, hence no await before. */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.length === 0 || entries.includes(null)) return pickedFiles(transfer.files);
  const found: DroppedFile[] = [];
  for (const entry of entries) if (entry !== null) await collect(entry, found);
  return found.filter(isOwn);
}

async function collect(entry: FileSystemEntry, found: DroppedFile[]): Promise<void> {
  if (found.length >= maxFiles) return;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ path: entry.fullPath.replace(/^\/+/, ""), file });
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  // A reader gives at most a hundred entries at a time.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return;
    for (const child of part) await collect(child, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

const archiveName = /\.(zip|tar|tgz|tar\.gz|tar\.zst|tzst)$/i;

/** An archive is listed whole by the server; its beginning alone would not say what it holds. */
export function isArchive({ file }: DroppedFile): boolean {
  return archiveName.test(file.name);
}

/** Two files with one path would be one in a tar: the later gets a number before its ending. */
export function withOwnPaths(files: readonly DroppedFile[]): DroppedFile[] {
  const taken = new Set<string>();
  return files.map(({ path, file }) => {
    let own = path;
    for (let n = 2; taken.has(own); n++) own = path.replace(/(\.[^./]*)?$/, ` (${n})$1`);
    taken.add(own);
    return { path: own, file };
  });
}
