import { connect, createServer } from "node:net";

const sentences: Record<string, string> = {
  EADDRINUSE: "is taken by another program; set PORT",
  EACCES: "needs more rights than this account has; set PORT",
  EADDRNOTAVAIL: "cannot be opened, because HOST is no address of this machine",
  ENOTFOUND: "cannot be opened, because HOST is not known here",
};

/** Fails with one sentence when the web server could not listen. */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", ({ code = "" }: NodeJS.ErrnoException) => {
      reject(new Error(`port ${port} ${sentences[code] ?? `cannot be opened (${code})`}`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

export function isListening(host: string, port: number): Promise<boolean> {
  const target = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return new Promise((resolve) => {
    const socket = connect(port, target);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
