import type { DroppedFile } from "@/components/uploads/dropped-files";
import { maxContainerBytes } from "@/lib/domain/formats/container";
import { apiPaths } from "@/lib/paths";
import {
  type InspectResponse,
  targetsFilename,
  type UploadsResponse,
  type UploadTarget,
} from "@/lib/uploads/inspect-schema";
import { headsOf, isPacked, wholeOf, withoutWeights } from "./bundle-body";
import { sendBody } from "./send-body";

type Sending = { signal: AbortSignal; onProgress: (ratio: number | null) => void };

/** In an address; longer ones go as an entry of the tar. */
const maxTargetsCharacters = 4000;

type Posted = { files: readonly DroppedFile[]; targets: readonly UploadTarget[] };

/** Asks what a bundle holds; nothing is stored. `targets` say how rows are read, where a person said so. */
export async function lookInto(
  project: string,
  { files: dropped, targets }: Posted,
  sending: Sending,
): Promise<InspectResponse> {
  const { files, ignored } = withoutWeights(dropped);
  if (files.length === 0) return { files: [], runs: [], datasets: [], ignored };
  const first = await ask(project, { files, targets }, { whole: new Set(), ...sending });
  const whole = wantedWhole(first, files);
  const answer =
    whole.size === 0 ? first : await ask(project, { files, targets }, { whole, ...sending });
  return { ...answer, ignored: [...answer.ignored, ...ignored] };
}

/** Paths of files of which the server wants more than the beginning; larger ones it would refuse. */
function wantedWhole(answer: InspectResponse, files: readonly DroppedFile[]): Set<string> {
  const wanted = new Set(answer.files.filter((each) => each.needsWhole).map(({ path }) => path));
  const sent = files.filter(({ path, file }) => wanted.has(path) && file.size <= maxContainerBytes);
  return new Set(sent.map(({ path }) => path));
}

function ask(
  project: string,
  { files, targets }: Posted,
  { whole, ...sending }: Sending & { whole: ReadonlySet<string> },
): Promise<InspectResponse> {
  const build = (sent: readonly DroppedFile[]) => headsOf(sent, whole);
  const { body, filename, isPartial, query } = withTargets(files, { targets, build });
  const headers: Record<string, string> = isPartial ? { "x-partial": "1" } : {};
  const url = apiPaths.inspect(project, query);
  return sendBody<InspectResponse>({ url, body, filename, headers, ...sending });
}

/** Stores the files of a bundle as the targets say. */
export function storeBundle(
  project: string,
  { files, targets }: Posted,
  sending: Sending,
): Promise<UploadsResponse> {
  const { body, filename, query } = withTargets(files, { targets, build: wholeOf });
  const url = apiPaths.uploads(project, query);
  return sendBody<UploadsResponse>({ url, body, filename, ...sending });
}

function withTargets(
  files: readonly DroppedFile[],
  { targets, build }: { targets: readonly UploadTarget[]; build: typeof wholeOf },
) {
  if (targets.length === 0) return { ...build(files), query: {} };
  const said = JSON.stringify(targets);
  if (encodeURIComponent(said).length <= maxTargetsCharacters || isPacked(files))
    return { ...build(files), query: { targets: said } };
  const entry = { path: targetsFilename, file: new File([said], targetsFilename) };
  return { ...build([...files, entry]), query: {} };
}
