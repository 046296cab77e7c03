// Preloaded into every process that the start script makes: when it is killed, nothing stays behind.
// Their own children inherit the preload and must be left alone: `next dev` waits on the channel to its worker.
if (process.env.ONSET_PARENT === String(process.ppid)) {
  if (process.env.ONSET_WAITS) waitForDatabase();
  changeServers();
  process.once("disconnect", () => process.exit(1));
  process.channel?.unref();
}

/** The server reads its code while PostgreSQL starts; what would need the database waits for the word of its parent. */
function waitForDatabase() {
  // Threads would wait, too, and hear nothing.
  delete process.env.ONSET_WAITS;
  globalThis.onsetPrepared = new Promise((resolve) => {
    const hear = (message) => {
      if (message !== "prepared") return;
      process.off("message", hear);
      globalThis.onsetPrepared = undefined;
      resolve();
    };
    process.on("message", hear);
  });
}

function changeServers() {
  const http = require("node:http");
  const { createServer } = http;
  http.createServer = (...given) => {
    const server = createServer(...given);
    letUploadsTakeTime(server);
    if (globalThis.onsetPrepared) holdRequests(server);
    return server;
  };
}

// Next gives no way to say it: a large upload over a slow line may take longer than Node's five minutes, as long as
// bytes come (lib/http/request-bytes.ts looks at that). A connection on which nothing moves for ten minutes is closed.
function letUploadsTakeTime(server) {
  server.requestTimeout = 0;
  server.timeout = 600_000;
}

function holdRequests(server) {
  server.emit = (name, ...given) => {
    const go = () => Object.getPrototypeOf(server).emit.call(server, name, ...given);
    if (name !== "request" || !globalThis.onsetPrepared) return go();
    globalThis.onsetPrepared.then(go);
    return true;
  };
}
