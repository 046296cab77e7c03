import { UnreadableText } from "./issue";
import { sqliteColumns } from "./sqlite-columns";

export type SqliteValue = number | string | Uint8Array | null;
/** A row by its columns. */
export type SqliteRow = ReadonlyMap<string, SqliteValue>;
type SqliteTable = { root: number; sql: string };

const headerBytes = 100;
const kinds = { interior: 5, leaf: 13 } as const;
const encodings: Readonly<Record<number, string>> = { 1: "utf-8", 2: "utf-16le", 3: "utf-16be" };

function refused(message: string): UnreadableText {
  return new UnreadableText({ line: null, column: null, message });
}

function damaged(what: string): UnreadableText {
  return refused(
    `the database is damaged or cut: ${what}; take a whole copy, while nothing writes to it`,
  );
}

/**
 * The tables of an SQLite file, read by its layout (sqlite.org/fileformat2.html) and without an engine: no statement,
 * trigger or view of the file is ever run, and each page is read once, so that work is bounded by the file's size. What
 * stands in a write-ahead log beside it is not seen, and a column that is the row's own number reads as null.
 */
export class SqliteFile {
  private readonly view: DataView;
  private readonly pageBytes: number;
  private readonly usable: number;
  private readonly decoder: TextDecoder;
  readonly tables = new Map<string, SqliteTable>();
  /** Whether its last writes may stand in a log beside it. */
  readonly isWal: boolean;

  constructor(private readonly bytes: Uint8Array) {
    if (bytes.length < headerBytes) throw damaged("it ends within its header");
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const size = this.view.getUint16(16);
    this.pageBytes = size === 1 ? 65_536 : size;
    this.usable = this.pageBytes - (bytes[20] ?? 0);
    if (this.pageBytes < 512 || (this.pageBytes & (this.pageBytes - 1)) !== 0 || this.usable < 480)
      throw damaged(`its pages have ${this.pageBytes} bytes`);
    this.isWal = bytes[18] === 2;
    this.decoder = new TextDecoder(encodings[this.view.getUint32(56)] ?? "utf-8");
    const promised = this.view.getUint32(28);
    const pages = Math.floor(bytes.length / this.pageBytes);
    if (promised > pages && this.view.getUint32(24) === this.view.getUint32(92))
      throw damaged(`it ends at page ${pages} of ${promised}`);
    this.readSchema();
  }

  private readSchema(): void {
    for (const { values } of this.records(1)) {
      const [type, name, , root, sql] = values;
      const isTable = type === "table" && typeof name === "string" && typeof sql === "string";
      // Root 0 is a virtual table, whose rows a program makes.
      if (isTable && typeof root === "number" && root > 0) this.tables.set(name, { root, sql });
    }
  }

  /** Rows of a table that has these columns; null where there is no such table. */
  rows(name: string, needed: readonly string[]): Iterable<SqliteRow> | null {
    const table = this.tables.get(name);
    if (table === undefined) return null;
    const columns = sqliteColumns(table.sql);
    if (columns === null || needed.some((column) => !columns.includes(column))) return null;
    return this.named(table.root, columns);
  }

  private *named(root: number, columns: readonly string[]): Iterable<SqliteRow> {
    for (const { values } of this.records(root))
      yield new Map(columns.map((column, index) => [column, values[index] ?? null]));
  }

  /** Records of the tree at a page, in the order of their keys. Iterates without recursion: a tree may be as deep as long. */
  private *records(root: number): Iterable<{ values: SqliteValue[] }> {
    const seen = new Set<number>();
    const open = [root];
    for (let page = open.pop(); page !== undefined; page = open.pop()) {
      const start = this.enter(page, seen);
      const at = page === 1 ? headerBytes : 0;
      const kind = this.bytes[start + at];
      const cells = this.view.getUint16(start + at + 3);
      const pointers = start + at + (kind === kinds.interior ? 12 : 8);
      if (kind !== kinds.interior && kind !== kinds.leaf)
        throw damaged(`page ${page} is none of a table`);
      if (pointers + 2 * cells > start + this.pageBytes)
        throw damaged(`page ${page} has ${cells} cells`);
      const offsets = Array.from({ length: cells }, (_, index) =>
        this.cellAt(start, this.view.getUint16(pointers + 2 * index)),
      );
      if (kind === kinds.interior) {
        const right = this.view.getUint32(start + at + 8);
        open.push(right, ...offsets.map((offset) => this.view.getUint32(offset)).reverse());
      } else for (const offset of offsets) yield { values: this.record(offset, start, seen) };
    }
  }

  /** Where a page begins; a page that was seen already would never end. */
  private enter(page: number, seen: Set<number>): number {
    const start = (page - 1) * this.pageBytes;
    if (page < 1 || start + this.pageBytes > this.bytes.length)
      throw damaged(`it names page ${page}, which it does not have`);
    if (seen.has(page)) throw damaged(`page ${page} is named twice`);
    seen.add(page);
    return start;
  }

  private cellAt(start: number, offset: number): number {
    if (offset + 4 > this.pageBytes) throw damaged("a cell stands outside of its page");
    return start + offset;
  }

  private record(offset: number, start: number, seen: Set<number>): SqliteValue[] {
    const size = this.varint(offset);
    const key = this.varint(size.next);
    return this.values(this.payload({ from: key.next, size: size.value, start, seen }));
  }

  /** The bytes of a cell: what does not fit onto its page goes on over a chain of pages. */
  private payload(cell: {
    from: number;
    size: number;
    start: number;
    seen: Set<number>;
  }): Uint8Array {
    const { from, size, start, seen } = cell;
    if (size > this.bytes.length) throw damaged(`a row claims ${size} bytes`);
    const most = this.usable - 35;
    const least = Math.floor(((this.usable - 12) * 32) / 255) - 23;
    const spare = least + ((size - least) % (this.usable - 4));
    const own = size <= most ? size : spare <= most ? spare : least;
    if (from + own + (size > own ? 4 : 0) > start + this.pageBytes)
      throw damaged("a row reaches out of its page");
    if (own === size) return this.bytes.subarray(from, from + size);
    const whole = new Uint8Array(size);
    whole.set(this.bytes.subarray(from, from + own));
    let next = this.view.getUint32(from + own);
    for (let filled = own; filled < size; ) {
      const page = this.enter(next, seen);
      const piece = this.bytes.subarray(page + 4, page + Math.min(this.usable, 4 + size - filled));
      whole.set(piece, filled);
      filled += piece.length;
      next = this.view.getUint32(page);
    }
    return whole;
  }

  private values(payload: Uint8Array): SqliteValue[] {
    const header = varintIn(payload, 0);
    if (header.value > payload.length) throw damaged("a row's header is longer than the row");
    const view = new DataView(payload.buffer, payload.byteOffset, payload.length);
    const values: SqliteValue[] = [];
    let body = header.value;
    for (let at = header.next; at < header.value; ) {
      const type = varintIn(payload, at);
      at = type.next;
      const bytes = bytesOf(type.value);
      if (body + bytes > payload.length) throw damaged("a row is shorter than its header says");
      values.push(this.value(type.value, payload.subarray(body, body + bytes), view, body));
      body += bytes;
    }
    return values;
  }

  private value(type: number, bytes: Uint8Array, view: DataView, at: number): SqliteValue {
    if (type === 0 || type === 10 || type === 11) return null;
    if (type === 7) return view.getFloat64(at);
    if (type === 8 || type === 9) return type - 8;
    if (type < 7) return integerIn(bytes);
    return type % 2 === 0 ? bytes : this.decoder.decode(bytes);
  }

  private varint(at: number) {
    return varintIn(this.bytes, at);
  }
}

const integerBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0] as const;

function bytesOf(type: number): number {
  return integerBytes[type] ?? Math.floor((type - 12) / 2);
}

/** Signed, most significant byte first; beyond 2^53 the nearest double. */
function integerIn(bytes: Uint8Array): number {
  let value = 0;
  for (const [index, byte] of bytes.entries())
    value = value * 256 + (index === 0 && byte >= 128 ? byte - 256 : byte);
  return value;
}

/** At most nine bytes of seven bits each, but for the last; what no length or key of a file here needs is damage. */
function varintIn(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) throw damaged("it ends within a number");
    if (index === 8) return { value: value * 256 + byte, next: at + 9 };
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, next: at + index + 1 };
  }
  return { value, next: at + 9 };
}
