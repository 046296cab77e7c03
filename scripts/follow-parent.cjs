// Preloaded into every process that the start script makes: when it is killed, nothing stays behind.
// Their own children inherit the preload and must be left alone: `next dev` waits on the channel to its worker.
if (process.env.ONSET_PARENT === String(process.ppid)) {
  letUploadsTakeTime();
  process.once("disconnect", () => process.exit(1));
  process.channel?.unref();
}

// Next gives no way to say it: a large upload over a slow line may take longer than Node's five minutes, as long as
// bytes come (lib/http/request-bytes.ts looks at that). A connection on which nothing moves for ten minutes is closed.
function letUploadsTakeTime() {
  const http = require("node:http");
  const { createServer } = http;
  http.createServer = (...given) => {
    const server = createServer(...given);
    server.requestTimeout = 0;
    server.timeout = 600_000;
    return server;
  };
}
