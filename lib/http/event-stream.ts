import "server-only";

const heartbeatMs = 15_000;

declare global {
  var onsetOpenStreams: Set<() => void> | undefined;
}

/** Ends every stream of this process, so that it can stop; browsers come back to the next one. */
export function endEventStreams(): void {
  for (const end of globalThis.onsetOpenStreams ?? []) end();
}

/**
 * A response of server-sent events: `ready` at once, `beat` every 15 s, so that a browser learns when a proxy holds
 * them back. `subscribe` gets a function that sends one event and returns one that ends the subscription; it is called
 * when the browser leaves.
 */
export function eventStream(
  request: Request,
  subscribe: (send: (data: unknown) => void) => () => void,
): Response {
  const encoder = new TextEncoder();
  globalThis.onsetOpenStreams ??= new Set();
  const open = globalThis.onsetOpenStreams;
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      write("retry: 1000\nevent: ready\ndata: {}\n\n");
      const unsubscribe = subscribe((data) => write(`data: ${JSON.stringify(data)}\n\n`));
      const heartbeat = setInterval(() => write("event: beat\ndata: {}\n\n"), heartbeatMs);
      const end = () => {
        stop();
        controller.close();
      };
      stop = () => {
        clearInterval(heartbeat);
        unsubscribe();
        open.delete(end);
        stop = () => {};
      };
      open.add(end);
      request.signal.addEventListener("abort", () => {
        if (open.has(end)) end();
      });
    },
    cancel: () => stop(),
  });
  const headers = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  };
  return new Response(body, { headers });
}
