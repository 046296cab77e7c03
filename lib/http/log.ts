import "server-only";
import pino from "pino";

/** To standard error: the start script keeps the web server's standard output to itself. */
export const log = pino(
  { name: "onset", level: process.env.ONSET_LOG_LEVEL ?? "info" },
  pino.destination(2),
);
