import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** Answers a request before Next sees it, or says that it did not. */
export type Door = (request: IncomingMessage, response: ServerResponse) => Promise<boolean> | null;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const passed = new WeakSet<Server>();

/**
 * Puts doors before whatever else listens to the servers of this process, from their next request on. Next's own proxy
 * could not do it: it packs each answer anew, and a request whose method it does not know is an error to it. A door
 * that has nothing to do with a request says null at once, and the request goes on in the same tick.
 */
export function standBefore(doors: readonly Door[]): void {
  subscribe("http.server.request.start", (message) => {
    // Heard before the server tells its listeners of the request.
    const { server } = message as { server: Server };
    if (passed.has(server)) return;
    passed.add(server);
    const listeners = server.listeners("request") as Listener[];
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const goOn = () => {
        for (const listener of listeners) listener.call(server, request, response);
      };
      for (const door of doors) {
        const answering = door(request, response);
        if (answering !== null) {
          answering.then((isAnswered) => isAnswered || goOn(), goOn);
          return;
        }
      }
      goOn();
    });
  });
}
