import "server-only";

const heartbeatMs = 15_000;

/**
 * A response of server-sent events. `subscribe` gets a function that sends one event and returns one that
 * ends the subscription; it is called when the browser leaves.
 */
export function eventStream(
  request: Request,
  subscribe: (send: (data: unknown) => void) => () => void,
): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      write("retry: 1000\n\n: ready\n\n");
      const unsubscribe = subscribe((data) => write(`data: ${JSON.stringify(data)}\n\n`));
      const heartbeat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      stop = () => {
        clearInterval(heartbeat);
        unsubscribe();
        stop = () => {};
      };
      request.signal.addEventListener("abort", () => {
        stop();
        controller.close();
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
