import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import {
  type Compressors,
  type FileMetaData,
  parquetMetadata,
  parquetReadObjects,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from "hyparquet";
import { defineContainer, type Piece } from "./container";
import { UnreadableText } from "./issue";
import { unpackHadoopLz4, unpackLz4 } from "./lz4-block";

const maxRows = 10_000_000;
/** The time that a row group takes grows with the square of its columns. */
const maxColumns = 2000;
const maxCells = 200_000_000;
/** Unpacked, of one row group: it is held in memory whole. */
const maxGroupBytes = 256 * 1024 * 1024;
const maxDepth = 20;
const batchRows = 1000;

function refused(message: string): UnreadableText {
  return new UnreadableText({ line: null, column: null, message });
}

/** hyparquet reads uncompressed and Snappy pages itself; a page may unpack to no more than its header says. */
const compressors: Compressors = {
  GZIP: (page, bytes) => gunzipSync(page, { maxOutputLength: Math.max(1, bytes) }),
  BROTLI: (page, bytes) => brotliDecompressSync(page, { maxOutputLength: Math.max(1, bytes) }),
  LZ4: unpackHadoopLz4,
  LZ4_RAW: unpackLz4,
  ZSTD: (page, bytes) => zstdDecompressSync(page, { maxOutputLength: Math.max(1, bytes) }),
};
const codecs = new Set(["UNCOMPRESSED", "SNAPPY", ...Object.keys(compressors)]);

/** What would take too long or too much memory, or is packed in a way that is not read. */
function refuseMetadata(metadata: FileMetaData): void {
  const { row_groups, num_rows } = metadata;
  const columns = row_groups[0]?.columns.length ?? 0;
  if (columns > maxColumns)
    throw refused(
      `the file has ${columns} columns; at most ${maxColumns} are read: write those that are needed`,
    );
  if (num_rows > maxRows || Number(num_rows) * columns > maxCells)
    throw refused(
      `the file has ${num_rows} rows of ${columns} columns; at most ${maxRows} rows and ${maxCells} cells are read: send it in parts`,
    );
  const paths = leavesOf(parquetSchema(metadata));
  for (const group of row_groups) {
    refuseGroup(group);
    const own = group.columns.map(({ meta_data }) => pathOf(meta_data?.path_in_schema ?? []));
    // hyparquet loses sight of columns that the schema does not have, and of their failures.
    if (own.length !== paths.length || own.some((path, index) => path !== paths[index]))
      throw refused("the file is damaged: a row group has other columns than its schema");
  }
}

function pathOf(names: readonly string[]): string {
  return JSON.stringify(names);
}

/** Paths of the columns in their order; two of one name could not be told apart. */
function leavesOf(tree: SchemaTree): string[] {
  const leaves: string[] = [];
  const open = [...tree.children].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.children.length === 0) leaves.push(pathOf(node.path));
    else open.push(...[...node.children].reverse());
  }
  const names = tree.children.map(({ element }) => element.name);
  if (new Set(names).size < names.length) throw refused("the file has two columns of one name");
  return leaves;
}

function refuseGroup({ columns, num_rows }: RowGroup): void {
  let bytes = 0;
  for (const { meta_data } of columns) {
    if (meta_data === undefined)
      throw refused("the file keeps its columns in other files, or encrypted");
    const { codec, path_in_schema, num_values, total_uncompressed_size } = meta_data;
    if (!codecs.has(codec)) {
      const name = JSON.stringify(path_in_schema.join(".").slice(0, 100));
      throw refused(
        `the column ${name} is packed by ${codec}; write it with snappy, gzip, brotli, lz4 or zstd`,
      );
    }
    if (num_values > BigInt(maxCells) || num_rows < 0)
      throw refused("the file claims more values than it can have");
    bytes += Number(total_uncompressed_size);
  }
  if (bytes <= maxGroupBytes) return;
  throw refused(
    `a row group of the file unpacks to ${Math.round(bytes / 1024 ** 2)} MiB, and at most ${maxGroupBytes / 1024 ** 2} are read at once; write smaller groups, in pandas to_parquet(..., row_group_size=10000)`,
  );
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Turns cells into what JSON has, and remembers the columns whose bytes it leaves out. */
class Cells {
  readonly binary = new Set<string>();

  row(row: Record<string, unknown>): string {
    const named = Object.entries(row).filter(([name]) => name !== "__index_level_0__");
    return `${JSON.stringify(Object.fromEntries(named.map(([name, value]) => [name, this.cell(value, name, 0)])))}\n`;
  }

  private cell(value: unknown, name: string, depth: number): unknown {
    if (typeof value === "bigint") return asNumber(value);
    if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
    if (typeof value !== "object" || value === null) return value ?? null;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof Uint8Array) return this.text(value, name);
    if (depth >= maxDepth) return null;
    if (Array.isArray(value) || ArrayBuffer.isView(value))
      return Array.from(value as ArrayLike<unknown>, (each) => this.cell(each, name, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, this.cell(each, name, depth + 1)]),
    );
  }

  /** Some writers do not say of text that it is text. */
  private text(bytes: Uint8Array, name: string): string | null {
    try {
      const text = decoder.decode(bytes);
      if (!text.includes("\u0000")) return text;
    } catch {}
    if (this.binary.size < 20) this.binary.add(name);
    return null;
  }

  warnings(): Piece[] {
    return [...this.binary].map((name) => ({
      warning: `the column ${JSON.stringify(name.slice(0, 100))} holds bytes that are no text; they are left out`,
    }));
  }
}

/** Beyond 2^53 the digits stand as text. */
function asNumber(value: bigint): number | string {
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

async function* open(bytes: Uint8Array): AsyncIterable<Piece> {
  const whole = bytes.buffer.slice(
    bytes.byteOffset,
    bytes.byteOffset + bytes.length,
  ) as ArrayBuffer;
  if (new TextDecoder().decode(bytes.subarray(-4)) === "PARE")
    throw refused("the file is encrypted; write it without a key");
  const metadata = parquetMetadata(whole);
  refuseMetadata(metadata);
  const file = {
    byteLength: whole.byteLength,
    slice: (start: number, end?: number) => whole.slice(start, end),
  };
  const cells = new Cells();
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const rows = await parquetReadObjects({
      file,
      metadata,
      compressors,
      utf8: false,
      rowStart,
      rowEnd,
    });
    for (let at = 0; at < rows.length; at += batchRows)
      yield {
        text: rows
          .slice(at, at + batchRows)
          .map((row) => cells.row(row))
          .join(""),
      };
    rowStart = rowEnd;
  }
  yield* cells.warnings();
  if (rowStart === 0) yield { nothing: "a Parquet file without a row" };
}

/** Parquet, as pandas, datasets, Arrow and DuckDB write it: its rows as JSON lines, one object each. */
export const parquetContainer = defineContainer({
  id: "parquet",
  name: "Parquet",
  what: "Rows of answers, metrics, counts or questions under the names that JSON lines of them have, lists and structures included, packed by Snappy, gzip, Brotli, LZ4, zstd or not at all. Columns of bytes are left out.",
  example: {
    filename: "metrics.parquet",
    base64:
      "UEFSMRUAFRwVPiwVBBUAFQYVBhwAAAAfiwgAAAAAAAIDY2JgYGBhTAGSJ4AYAPthHckOAAAAFQAVLBVGLBUEFQAVBhUGHAAAAB+LCAAAAAAAAgNjYmBgYGFMA4N/9sZg8NseADizUikWAAAAFQQZPDUAGAZzY2hlbWEVBAAVAiUCGARzdGVwABUKJQIYBGxvc3MAFgQZHBksJgAcFQIZJQYAGRgEc3RlcBUEFgQWQhZkJghJHBUAFQAVAgA8KQYZJgAEAAAAJgAcFQoZJQYAGRgEbG9zcxUEFgQWUhZsJmxJHBUAFQAVAgA8KQYZJgAEAAAAFpQBFgQmCBbQAQAoIHBhcnF1ZXQtY3BwLWFycm93IHZlcnNpb24gMjYuMC4xGSwcAAAcAAAAvQAAAFBBUjE=",
  },
  detect: ({ bytes }) =>
    new TextDecoder("latin1").decode(bytes.subarray(0, 4)) === "PAR1" ? "PAR1" : null,
  open,
});
