import "server-only";

/**
 * A response of JSON lines, one for each value as it comes. The work goes on to its end when the reader
 * leaves: what it changes must not stay half done.
 */
export function lineStream<T>(
  values: AsyncGenerator<T>,
  onError: (error: unknown) => object,
): Response {
  const encoder = new TextEncoder();
  let isRead = true;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (value: unknown) => {
        if (isRead) controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      };
      try {
        for await (const value of values) write(value);
      } catch (error) {
        write(onError(error));
      }
      if (isRead) controller.close();
    },
    cancel() {
      isRead = false;
    },
  });
  return new Response(body, {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
  });
}

/**
 * A download of JSON lines, pulled as fast as the reader takes them. A fault on the way cuts the connection, so that
 * half a file is never taken for a whole one.
 */
export function jsonLines(values: AsyncGenerator<object>, filename: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = "";
      while (text.length < chunkCharacters) {
        const next = await values.next();
        if (next.done) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += `${JSON.stringify(next.value)}\n`;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await values.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "application/x-ndjson",
      "content-disposition": `attachment; filename="${filename}"`,
      "cache-control": "private, no-store",
    },
  });
}

const chunkCharacters = 64 * 1024;
