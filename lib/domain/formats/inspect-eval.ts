import { inflateRawSync, zstdDecompressSync } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { defineContainer, type Piece } from "./container";
import { crc32 } from "./crc32";
import type { Fields } from "./fields";
import { UnreadableText } from "./issue";
import { parseJsonText } from "./read-json-file";
import type { Sample } from "./sample";
import { isObject } from "./trainer-history";

const maxEntries = 200_000;
const maxEntryBytes = 64 * 1024 * 1024;
/** Transcripts of tools are long; what is kept of them is short. */
const maxUnpackedBytes = 1024 * 1024 * 1024;
const methods = { stored: 0, deflate: 8, zstd: 93 } as const;
/** Inspect writes it first, and header.json last. */
const firstEntry = /^.{30}(_journal\/start|header)\.json/s;
const sampleName = /^samples\/.*_epoch_(\d{1,9})\.json$/;

function refused(message: string): UnreadableText {
  return new UnreadableText({ line: null, column: null, message });
}

/** Entries of the log by name, each unpacked when it is read, all of them within one limit. */
class LogEntries {
  private readonly byName = new Map<string, Entry>();
  private unpacked = 0;

  private constructor(private readonly zip: ZipFile) {}

  static async list(bytes: Uint8Array): Promise<LogEntries> {
    const zip = await yauzl.fromBufferPromise(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    );
    const entries = new LogEntries(zip);
    if (zip.entryCount > maxEntries) throw refused(`the log holds more than ${maxEntries} files`);
    for await (const entry of zip.eachEntry()) entries.byName.set(entry.fileName, entry);
    return entries;
  }

  /** Names of samples: first repetitions first, so that those are what is read of each. */
  samples(): string[] {
    const found = [...this.byName.keys()].flatMap((name) => {
      const [, epoch] = sampleName.exec(name) ?? [];
      return epoch === undefined ? [] : [{ name, epoch: Number(epoch) }];
    });
    return found.sort((a, b) => a.epoch - b.epoch).map(({ name }) => name);
  }

  async json(name: string): Promise<Fields | null> {
    const entry = this.byName.get(name);
    if (entry === undefined) return null;
    const value = parseJsonText(new TextDecoder().decode(await this.read(entry)));
    return isObject(value) ? value : null;
  }

  private async read(entry: Entry): Promise<Uint8Array> {
    const { fileName, compressionMethod: method, uncompressedSize: size } = entry;
    const shown = JSON.stringify(fileName.slice(0, 200));
    if (size > maxEntryBytes) throw refused(`${shown} in the log is larger than 64 MiB`);
    this.unpacked += size;
    if (this.unpacked > maxUnpackedBytes)
      throw refused("the log unpacks to more than 1 GiB: send its samples in several logs");
    if (entry.isEncrypted()) throw refused(`${shown} in the log is encrypted`);
    const packed: Uint8Array[] = [];
    const stream = await this.zip.openReadStreamPromise(entry, { decodeFileData: false });
    for await (const chunk of stream) packed.push(chunk as Uint8Array);
    const data = decode(Buffer.concat(packed), { method, size, shown });
    if (data.length !== size || crc32(data) !== entry.crc32 >>> 0)
      throw refused(`the checksum of ${shown} in the log is wrong; copy the file anew`);
    return data;
  }
}

function decode(
  packed: Uint8Array,
  { method, size, shown }: { method: number; size: number; shown: string },
): Uint8Array {
  const options = { maxOutputLength: size + 1 };
  if (method === methods.stored) return packed;
  if (method === methods.deflate) return inflateRawSync(packed, options);
  if (method === methods.zstd) return zstdDecompressSync(packed, options);
  throw refused(`${shown} in the log is packed by method ${method}, which Inspect does not use`);
}

const attachment = /^(?:attachment|tc):\/\/([0-9a-f]{32})$/;

/** Long texts stand once, under their digest, and are named elsewhere. */
function withTexts(value: unknown, texts: Fields): unknown {
  if (typeof value === "string") {
    const [, digest = ""] = attachment.exec(value) ?? [];
    return digest !== "" && Object.hasOwn(texts, digest) ? texts[digest] : value;
  }
  if (Array.isArray(value)) return value.slice(0, 1000).map((each) => withTexts(each, texts));
  if (!isObject(value)) return value;
  const { role, content, text, message, choices } = value;
  const kept = { role, content, text, message, choices };
  return Object.fromEntries(
    Object.entries(kept).map(([key, each]) => [key, withTexts(each, texts)]),
  );
}

/** What of a sample says what was asked, answered and found right; events and stores of tools stay where they are. */
function kept(sample: Fields): Fields {
  const texts = isObject(sample.attachments) ? sample.attachments : {};
  const { id, epoch, target, scores } = sample;
  const [input, output] = [withTexts(sample.input, texts), withTexts(sample.output, texts)];
  return { id, epoch, input, target, output, scores };
}

async function headOf(entries: LogEntries): Promise<{ head: Fields; warning: string | null }> {
  const header = await entries.json("header.json");
  if (header !== null) return { head: header, warning: null };
  const start = await entries.json("_journal/start.json");
  if (start === null)
    throw refused(
      "the zip is no log of Inspect: it has neither header.json nor _journal/start.json",
    );
  const warning =
    "the log has no header.json: its evaluation goes on, or was killed; the samples there are are read";
  return { head: { ...start, status: "started" }, warning };
}

async function* open(bytes: Uint8Array): AsyncIterable<Piece> {
  const entries = await LogEntries.list(bytes);
  const { head, warning } = await headOf(entries);
  if (warning !== null) yield { warning };
  const { version = 2, status = "started" } = head;
  const about = isObject(head.eval) ? head.eval : {};
  const { task, model, created } = about;
  yield {
    text: `${JSON.stringify({ version, status, eval: { task, model, created }, plan: {} }).slice(0, -1)},"samples":[`,
  };
  let separator = "";
  for (const name of entries.samples()) {
    const sample = await entries.json(name);
    if (sample === null) continue;
    yield { text: `${separator}${JSON.stringify(kept(sample))}` };
    separator = ",\n";
  }
  yield { text: "]}\n" };
}

function isLog({ bytes }: Sample): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 8192));
  return head.startsWith("PK\u0003\u0004") && firstEntry.test(head);
}

/**
 * Inspect's own logs (FORMATS.md section 9): a zip of JSON, packed by deflate or, since 0.3.206, by zstd. What comes out
 * is the same log as JSON, without the transcripts.
 */
export const inspectEvalContainer = defineContainer({
  id: "inspect-eval",
  name: "Inspect .eval",
  what: "A log of Inspect AI as it writes it, a zip of JSON packed by deflate or zstd: read as the same log in JSON is, without the transcripts of tools. A log whose evaluation was killed is read as far as it goes.",
  example: {
    filename: "checkpoint-500_facts.eval",
    base64:
      "UEsDBBQAAAgIAAAAAADwyR1aDwAAAA0AAAATAAAAX2pvdXJuYWwvc3RhcnQuanNvbqtWKkstKs7Mz1OyMqoFAFBLAwQUAAAICAAAAAAAIunA6ogAAADAAAAAFgAAAHNhbXBsZXMvMV9lcG9jaF8xLmpzb25NzrEKwzAMBNBfCTd76eqllK7dO5QOqiMSQyIFS2kG438vztRN3PEOVeQR8RLAm6b5vLJsuyPiOXPh4SAbbiMNHy1yRYBTmbjXD5VRBQG6+wkq0qw5sSG+KlY2o4l7XHRhRJBZNidxBCQVZ/mbae3dAixp6b5iJe/vVHxp2bu+I4DEDi7/qP0AUEsDBBQAAAgIAAAAAACvcVPiRQAAAEoAAAALAAAAaGVhZGVyLmpzb24VyEEKgCAQBdC7/LUQtJzbDDaSZAr9UQjx7tFbvolhD3OrkD2Art4JAXuMRiLAhhbIhCsvCJJG//tuhxUIzrR5ri/W+gBQSwECFAMUAAAICAAAAAAA8MkdWg8AAAANAAAAEwAAAAAAAAAAAAAApIEAAAAAX2pvdXJuYWwvc3RhcnQuanNvblBLAQIUAxQAAAgIAAAAAAAi6cDqiAAAAMAAAAAWAAAAAAAAAAAAAACkgUAAAABzYW1wbGVzLzFfZXBvY2hfMS5qc29uUEsBAhQDFAAACAgAAAAAAK9xU+JFAAAASgAAAAsAAAAAAAAAAAAAAKSB/AAAAGhlYWRlci5qc29uUEsFBgAAAAADAAMAvgAAAGoBAAAAAA==",
  },
  detect: (sample) => (isLog(sample) ? "a zip with a log of Inspect" : null),
  open,
});
