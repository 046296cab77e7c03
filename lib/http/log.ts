import "server-only";
import pino from "pino";
import { setting } from "@/lib/env";

/** To standard error: the start script keeps the web server's standard output to itself. */
export const log = pino({ name: "onset", level: setting("ONSET_LOG_LEVEL") }, pino.destination(2));
