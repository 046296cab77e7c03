import { type ContainerOf, maxContainerBytes } from "./container";
import { inspectEvalContainer } from "./inspect-eval";
import { UnreadableText } from "./issue";
import { parquetContainer } from "./parquet";
import { sampleOf } from "./sample";
import { sqliteContainer } from "./sqlite";

/** Every container that is opened, each told by its first bytes. A new one is a file beside this and a line here. */
export const containers = [inspectEvalContainer, sqliteContainer, parquetContainer] as const;

export type AnyContainer = ContainerOf<(typeof containers)[number]["id"]>;

export function findContainer(id: string): AnyContainer | null {
  return containers.find((container) => container.id === id) ?? null;
}

/** The container that a file is, by its first bytes; null for one that is read as it is. */
export function detectContainer(head: Uint8Array): AnyContainer | null {
  const sample = sampleOf(head);
  return containers.find((container) => container.detect(sample) !== null) ?? null;
}

/** What is said of a container of which only the beginning was sent. */
export function needsWhole({ name }: AnyContainer): string {
  return `nothing was stored: only the beginning of the file was sent, and what is in it (${name}) is told by its end; send it whole, at most ${maxContainerBytes / 1024 ** 2} MiB`;
}

/** All the text of a container, and what is to be said of it. Throws UnreadableText. */
export async function openWhole(
  container: AnyContainer,
  bytes: Uint8Array,
): Promise<{ text: string; warnings: string[]; nothing: string | null }> {
  const texts: string[] = [];
  let nothing: string | null = null;
  const warnings: string[] = [];
  for await (const piece of openPieces(container, bytes)) {
    if ("text" in piece) texts.push(piece.text);
    else if ("warning" in piece) warnings.push(piece.warning);
    else nothing = piece.nothing;
  }
  return { text: texts.join(""), warnings, nothing };
}

/** The pieces of a container; a fault of the program that reads it is a mistake of the file, as all its bytes are foreign. */
export async function* openPieces(container: AnyContainer, bytes: Uint8Array) {
  try {
    yield* container.open(bytes);
  } catch (error) {
    if (error instanceof UnreadableText) throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new UnreadableText({
      line: null,
      column: null,
      message: `the file is damaged or cut (${container.name}): ${said.slice(0, 300)}`,
    });
  }
}
