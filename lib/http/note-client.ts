import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { publicOrigin } from "@/lib/auth/origin";
import { setting } from "@/lib/env";
import { addressHeader } from "./client-address";
import { clientOf, readNetworks } from "./client-of";

const yearSeconds = 365 * 24 * 60 * 60;

declare global {
  var onsetNotesClients: boolean | undefined;
}

/**
 * Before anything else sees a request: writes its sender's address into a header, in place of whatever the sender wrote
 * there, and tells browsers to stay with https where this server is reached by it.
 */
export function noteClients(): void {
  if (globalThis.onsetNotesClients) return;
  globalThis.onsetNotesClients = true;
  const trusted = readNetworks(setting("TRUSTED_PROXIES") ?? "") ?? readNetworks("");
  const isSecure = publicOrigin().startsWith("https:");
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as {
      request: IncomingMessage;
      response: ServerResponse;
    };
    const forwarded = request.headers["x-forwarded-for"];
    const header = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
    if (trusted !== null) {
      request.headers[addressHeader] = clientOf(
        request.socket.remoteAddress ?? "",
        header,
        trusted,
      );
    }
    if (isSecure) response.setHeader("strict-transport-security", `max-age=${yearSeconds}`);
  });
}
