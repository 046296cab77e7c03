import { type DroppedFile, isArchive } from "@/components/uploads/dropped-files";
import { buildTar } from "@/components/uploads/tar";
import { noResultReason } from "@/lib/domain/formats/no-result";

/** `inspect` looks at no more of a file than this. */
export const headBytes = 1024 * 1024;

export type BundleBody = { body: Blob; filename: string; isPartial: boolean };
export type Ignored = { path: string; reason: string };

/** A file that came alone goes as it is; several, or one of a folder, as a tar that keeps their places. */
function lone(files: readonly DroppedFile[]): DroppedFile | null {
  const [only] = files;
  return files.length === 1 && only !== undefined && only.path === only.file.name ? only : null;
}

/** After the one folder that was dropped, since it may be all that names the run. */
function tarName(files: readonly DroppedFile[]): string {
  const folders = new Set(
    files.filter(({ path }) => path.includes("/")).map(({ path }) => path.split("/")[0] ?? ""),
  );
  const [folder] = folders;
  return `${folders.size === 1 && folder ? folder : "upload"}.tar`;
}

/**
 * What is sent to be looked at: beginnings only, but an archive whole, since its list may be at its end. `whole` are
 * the paths of files of which the beginning was not enough.
 */
export function headsOf(
  files: readonly DroppedFile[],
  whole: ReadonlySet<string> = new Set(),
): BundleBody {
  const only = lone(files);
  if (only !== null && isArchive(only)) return wholeOf(files);
  const head = ({ path, file }: DroppedFile) => (whole.has(path) ? file : file.slice(0, headBytes));
  if (only !== null) return { body: head(only), filename: only.file.name, isPartial: true };
  const entries = files.map((each) => ({ path: each.path, content: head(each) }));
  return { body: buildTar(entries), filename: tarName(files), isPartial: true };
}

/** What is sent to be stored. */
export function wholeOf(files: readonly DroppedFile[]): BundleBody {
  const only = lone(files);
  if (only !== null) return { body: only.file, filename: only.file.name, isPartial: false };
  const entries = files.map(({ path, file }) => ({ path, content: file }));
  return { body: buildTar(entries), filename: tarName(files), isPartial: false };
}

/** Weights, code and pictures of a folder stay where they are: not even their beginnings are sent. */
export function withoutWeights(files: readonly DroppedFile[]): {
  files: DroppedFile[];
  ignored: Ignored[];
} {
  if (lone(files) !== null) return { files: [...files], ignored: [] };
  const kept: DroppedFile[] = [];
  const ignored: Ignored[] = [];
  for (const dropped of files) {
    const reason = noResultReason(dropped.path);
    if (reason === null) kept.push(dropped);
    else ignored.push({ path: dropped.path, reason });
  }
  return { files: kept, ignored };
}

/** Whether the server unpacks it, so that a file is left out by name and not by not being sent. */
export function isPacked(files: readonly DroppedFile[]): boolean {
  const only = lone(files);
  return only !== null && isArchive(only);
}
