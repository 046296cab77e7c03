/** The public address of this server, as `scripts/start` set it; a build has none and never uses it. */
export function publicOrigin(): string {
  return new URL(process.env.ONSET_URL ?? "http://localhost:3000").origin;
}
