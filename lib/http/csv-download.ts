import "server-only";
import { type CsvCell, csvCell } from "@/lib/domain/csv-cell";

const chunkCharacters = 64 * 1024;
const byteOrderMark = "\ufeff";

/** A download of a table, pulled as fast as the reader takes it; a fault on the way cuts the connection. */
export function csvDownload(
  rows: AsyncGenerator<readonly CsvCell[]>,
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
