import { answerLine, metricLine } from "./refusals";
import type { Sample } from "./sample";

const ofPicture = "send the numbers that it was drawn from";
const ofDocument = "send the tables in it as CSV with a column step";
const ofWeights =
  "weights hold no results; send the log that the trainer wrote beside them, such as trainer_state.json";
const ofCode = "send the files that it writes when it runs";
const ofArchive = "unpack it, and send its files, the folder, a zip or a tar.gz";

type Kind = { what: string; instead: string };

/** Kinds with first bytes of their own, as latin1 text. */
const byBytes: readonly (readonly [start: string, what: string, instead: string])[] = [
  ["\x89PNG", "a PNG picture", ofPicture],
  ["\xff\xd8\xff", "a JPEG picture", ofPicture],
  ["GIF8", "a GIF picture", ofPicture],
  ["%PDF", "a PDF", ofDocument],
  ["\xd0\xcf\x11\xe0", "an old Office document", ofDocument],
  ["\x93NUMPY", "a NumPy array", "write it as CSV with a column step"],
  ["\x89HDF", "an HDF5 file", ofWeights],
  ["GGUF", "GGUF weights", ofWeights],
  ["\x7fELF", "a program", ofCode],
  ["MZ", "a program for Windows", ofCode],
  ["ARROW1", "an Arrow file", "write it as Parquet or CSV"],
  ["BZh", "a bzip2 archive", ofArchive],
  ["\xfd7zXZ", "an xz archive", ofArchive],
  ["7z\xbc\xaf", "a 7z archive", ofArchive],
  ["Rar!", "a RAR archive", ofArchive],
];

type TextKind = { text: RegExp | null; name: RegExp | null } & Kind;

/** Kinds that are text, by what stands in it or, where that says nothing, by the name. */
const byText: readonly TextKind[] = [
  {
    ...{ text: /^\s*(<!doctype html|<html)/i, name: /\.html?$/i, what: "a web page" },
    instead:
      "what was fetched may be a page that asks to sign in or says a fault: fetch the file itself",
  },
  {
    ...{ text: /^\s*(<\?xml[^>]*>\s*)?<svg/i, name: /\.svg$/i },
    ...{ what: "an SVG picture", instead: ofPicture },
  },
  { text: /^\s*<\?xml/i, name: /\.xml$/i, what: "XML", instead: ofDocument },
  {
    ...{ text: /^\s*\{[\s\S]*"nbformat"\s*:/, name: /\.ipynb$/i, what: "a notebook" },
    instead: "send the files that its cells write",
  },
  {
    ...{ text: /^#!/, name: /\.(py|sh|r|jl|js|ts|c|cpp|rs|go|java)$/i },
    ...{ what: "a program", instead: ofCode },
  },
  {
    ...{ text: null, name: /\.(ya?ml|toml|ini|cfg)$/i, what: "settings" },
    instead: "send the log of the run that was made with them",
  },
  {
    // A heading with a blank line below it: a table of numbers may begin with a comment.
    ...{ text: /^\s*#{1,6} \S.*\r?\n[ \t]*\r?\n/, name: /\.(md|rst|tex)$/i },
    ...{ what: "a written page", instead: ofDocument },
  },
];

function isWeights({ bytes }: Sample): boolean {
  const isShort = bytes[3] === 0 && [4, 5, 6, 7].every((at) => bytes[at] === 0);
  return bytes.length > 9 && isShort && bytes[8] === 0x7b && bytes[9] === 0x22;
}

function kindOf(sample: Sample): Kind | null {
  const { bytes, text, filename } = sample;
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 8));
  const found = byBytes.find(([magic]) => start.startsWith(decoded(magic)));
  if (found !== undefined) return { what: found[1], instead: found[2] };
  if (isWeights(sample)) return { what: "safetensors", instead: ofWeights };
  if (text.trim() === "") return null;
  const said = byText.find((kind) => kind.text?.test(text));
  return said ?? byText.find(({ name }) => filename !== null && name?.test(filename)) ?? null;
}

/** A picture, a page, a program: commas in it make no table. */
export function isOtherKind(sample: Sample): boolean {
  return kindOf(sample) !== null;
}

/** The decoder's latin1 is windows-1252: 0x89 is another letter there. */
function decoded(magic: string): string {
  const bytes = Uint8Array.from(magic, (letter) => letter.charCodeAt(0));
  return new TextDecoder("latin1").decode(bytes);
}

const longest = 60;

function quoted(text: string): string {
  const tidy = text.trim().replaceAll(/\s+/g, " ");
  return `"${tidy.length > longest ? `${tidy.slice(0, longest - 1).toWellFormed()}…` : tidy}"`;
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, 6).map(quoted).join(", ");
  return names.length > 6 ? `${shown} and ${names.length - 6} more` : shown;
}

const hex = (byte: number) => byte.toString(16).padStart(2, "0");

/** What was seen of a file of no known kind. */
function seen({ bytes, text, json, table }: Sample): string {
  if (text === "")
    return `it is no text, and begins with ${[...bytes.subarray(0, 8)].map(hex).join(" ")}`;
  if (json !== null && json.keys.size > 0) {
    const fields = [...json.keys.keys()];
    return `it is JSON with the field${fields.length === 1 ? "" : "s"} ${named(fields)}, and none is a step, an example or a metric by its name`;
  }
  if (table !== null && table.columns.length > 1 && table.rows.length > 0)
    return `its first line, read as the head of a table, has the columns ${named(table.columns)}`;
  return `it is ${json === null ? "a text" : "JSON"} that begins with ${quoted(text.trim().split("\n")[0] ?? "")}`;
}

const isBlank = ({ bytes }: Sample) => bytes.every((byte) => byte <= 0x20);

/**
 * Of a file that is no format at all: what was seen of it, what to send instead, and where the formats are listed; a
 * list of them all in a sentence is read by nobody.
 */
export function unknownFile(sample: Sample): string {
  if (isBlank(sample))
    return `the file is ${sample.bytes.length === 0 ? "empty" : "blank"}: look whether what writes it has written something yet`;
  const kind = kindOf(sample);
  const what = kind === null ? seen(sample) : `it is ${kind.what}, which holds no results`;
  const instead =
    kind?.instead ??
    `send metrics as lines like ${metricLine}, answers as lines like ${answerLine}, or a table with a column step`;
  return `${what}; ${instead}. What trainers and evaluators write is read as it is: the Upload page lists it, and Connect says how a trainer sends its run by itself`;
}
