import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { FaultyServer } from "./server";

const toldMs = 240_000;

/** A receiver of webhooks, and the runs whose end is to be told by them, once each. */
export class Alarms {
  /** Deliveries by run. */
  private readonly heard = new Map<string, string[]>();
  private readonly finished = new Set<string>();
  private readonly receiver = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { run } = JSON.parse(body) as { run: string };
    const delivery = String(request.headers["x-onset-delivery"]);
    this.heard.set(run, [...(this.heard.get(run) ?? []), delivery]);
    response.end();
  });

  static async start(server: FaultyServer): Promise<Alarms> {
    const alarms = new Alarms();
    await new Promise<void>((ready) => alarms.receiver.listen(0, "127.0.0.1", ready));
    const { port } = alarms.receiver.address() as AddressInfo;
    const channel = { kind: "webhook", url: `http://127.0.0.1:${port}/` };
    const made = await server.fetch("/alerts", {
      method: "POST",
      body: JSON.stringify({ rule: { kind: "finished" }, channel }),
      headers: { "content-type": "application/json" },
    });
    if (!made.ok) throw new Error(`the rule was refused: ${await made.text()}`);
    return alarms;
  }

  /** Ends a run; whoever hears that it is stored waits for it to be told. */
  async finish(server: FaultyServer, run: string): Promise<void> {
    const body = '{"status":"finished"}';
    const response = await server.fetch(`/runs/${run}`, { method: "PUT", body }).catch(() => null);
    if (response?.ok) this.finished.add(run);
  }

  /** Waits until all is told; answers what is not, or was told as two things. */
  async check(): Promise<{ told: number; again: number; problems: string[] }> {
    const areHeard = () => [...this.finished].every((run) => this.heard.has(run));
    for (let waited = 0; !areHeard() && waited < toldMs; waited += 500) await delay(500);
    this.receiver.close();
    this.receiver.closeAllConnections();
    const all = [...this.heard.values()];
    return {
      told: all.length,
      again: all.reduce((sum, deliveries) => sum + deliveries.length - 1, 0),
      problems: [
        ...[...this.finished].flatMap((run) =>
          this.heard.has(run) ? [] : [`the end of ${run} was not told`],
        ),
        ...[...this.heard].flatMap(([run, deliveries]) =>
          new Set(deliveries).size === 1 ? [] : [`the end of ${run} was told as two alerts`],
        ),
      ],
    };
  }
}
