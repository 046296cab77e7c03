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
