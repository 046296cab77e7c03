import "server-only";
import pino from "pino";

export const log = pino({ name: "onset", level: process.env.ONSET_LOG_LEVEL ?? "info" });
