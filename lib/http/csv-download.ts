import "server-only";

type CsvValue = string | number | boolean | null | readonly string[];

const chunkCharacters = 64 * 1024;
const byteOrderMark = "\ufeff";

/** A cell that a spreadsheet would run as a formula is marked as text; a list is JSON. */
export function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A download of a table, pulled as fast as the reader takes it; a fault on the way cuts the connection. */
export function csvDownload(
  rows: AsyncGenerator<readonly CsvValue[]>,
  { head, filename }: { head: readonly string[]; filename: string },
): Response {
  const encoder = new TextEncoder();
  let text = `${byteOrderMark}${head.join(",")}\r\n`;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (text.length < chunkCharacters) {
        const next = await rows.next();
        if (next.done) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += `${next.value.map(csvCell).join(",")}\r\n`;
      }
      controller.enqueue(encoder.encode(text));
      text = "";
    },
    async cancel() {
      await rows.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${filename}"`,
      "cache-control": "private, no-store",
    },
  });
}
