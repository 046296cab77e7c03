import "server-only";
import pino from "pino";
import { setting } from "@/lib/env";
import { callId } from "./call-context";

/** To standard error: the start script keeps the web server's standard output to itself. */
export const log = pino(
  { name: "onset", level: setting("ONSET_LOG_LEVEL"), mixin },
  pino.destination(2),
);

/** Lines of one call belong together, those of a job that it started too. */
function mixin(): { request?: string } {
  const request = callId();
  return request === undefined ? {} : { request };
}
