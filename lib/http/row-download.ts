import "server-only";
import { type CsvCell, csvCell } from "@/lib/domain/csv-cell";

const chunkCharacters = 64 * 1024;
const byteOrderMark = "\ufeff";

type RowFile<Row> = {
  /** Of the file, without its ending. */
  name: string;
  format: "csv" | "jsonl";
  /** What CSV shows of a row, in this order; JSON lines hold all of it. */
  columns: readonly (keyof Row & string)[];
};

/** A download of rows, one after the other, as CSV or JSON lines. */
export function rowDownload<Row extends object>(
  rows: AsyncGenerator<Row>,
  { name, format, columns }: RowFile<Row>,
): Response {
  const filename = `${name}.${format}`;
  if (format === "jsonl") return jsonLinesDownload(rows, filename);
  const lineOf = (row: Row) => columns.map((column) => csvCell(row[column] as CsvCell)).join(",");
  return textDownload(rows, {
    ...{ type: "text/csv; charset=utf-8", filename },
    head: `${byteOrderMark}${columns.join(",")}\r\n`,
    write: (row) => `${lineOf(row)}\r\n`,
  });
}

export function jsonLinesDownload(values: AsyncGenerator<object>, filename: string): Response {
  const write = (value: object) => `${JSON.stringify(value)}\n`;
  return textDownload(values, { type: "application/x-ndjson", filename, head: "", write });
}

type TextFile<Value> = {
  type: string;
  filename: string;
  head: string;
  write: (value: Value) => string;
};

/**
 * A download that is pulled as fast as the reader takes it. A fault on the way cuts the connection, so that half a file
 * is never taken for a whole one.
 */
function textDownload<Value>(
  values: AsyncGenerator<Value>,
  { type, filename, head, write }: TextFile<Value>,
): Response {
  const encoder = new TextEncoder();
  let text = head;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (text.length < chunkCharacters) {
        const next = await values.next();
        if (next.done) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += write(next.value);
      }
      controller.enqueue(encoder.encode(text));
      text = "";
    },
    async cancel() {
      await values.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${filename}"`,
      "cache-control": "private, no-store",
    },
  });
}
