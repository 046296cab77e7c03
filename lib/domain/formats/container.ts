import type { Sample } from "./sample";

/**
 * A piece of the text that a container holds, something that its sender should know of it, or why there is nothing in
 * it, which is no mistake: an experiment in which nothing was logged.
 */
export type Piece = { text: string } | { warning: string } | { nothing: string };

/**
 * A file of bytes that holds what other formats are made of: it is opened whole, into text, and what comes out is
 * told and read by the list of formats. Everything else that names containers is derived from their list.
 */
export type ContainerOf<Id extends string = string> = {
  id: Id;
  /** As it stands on a page: "Parquet file". */
  name: string;
  /** What it is and what is taken out of it, in a sentence or two. */
  what: string;
  /** The smallest that shows the shape; what comes out of it must be read without an issue. */
  example: { filename: string; base64: string };
  /** By what the first bytes are told to be of it, as a phrase; null when they are not. */
  detect(sample: Sample): string | null;
  /** Throws UnreadableText, with a sentence, for what cannot be opened; work and memory are bounded whatever the bytes are. */
  open(bytes: Uint8Array): AsyncIterable<Piece> | Iterable<Piece>;
};

export function defineContainer<const Id extends string>(
  container: ContainerOf<Id>,
): ContainerOf<Id> {
  return container;
}

/** A larger container is refused before it is held in memory. */
export const maxContainerBytes = 64 * 1024 * 1024;
