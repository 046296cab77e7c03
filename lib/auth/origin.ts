import { setting } from "@/lib/env";
/** The public address of this server, as `scripts/start` set it; a build has none and never uses it. */
export function publicOrigin(): string {
  return new URL(setting("ONSET_URL") ?? "http://localhost:3000").origin;
}

/** Why a page at `origin` may not write here, and what to change where it is a page of this server after all. */
export function foreignOrigin(origin: string): string {
  return `a page at ${origin.slice(0, 200)} may not write here: this server is known as ${publicOrigin()}; open it there, or set ONSET_URL to the address that people use`;
}
