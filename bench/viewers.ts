import { Agent, get } from "node:http";

/** A browser, so that its views are counted. */
const headers = {
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36",
  accept: "text/html",
  "accept-encoding": "gzip",
};

type Load = { times: number[]; errors: number; bytes: number };

function visit(url: string, agent: Agent): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0;
      response.on("data", (part: Buffer) => {
        bytes += part.length;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, bytes }));
      response.on("error", reject);
    }).on("error", reject);
  });
}

/** `viewers` people at once on connections of their own, each asking again as soon as it has the page. */
export async function visitAtOnce(url: string, viewers: number, visits: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: viewers });
  const load: Load = { times: [], errors: 0, bytes: 0 };
  const stay = async () => {
    for (let nth = 0; nth < visits; nth++) {
      const started = performance.now();
      const answer = await visit(url, agent).catch(() => null);
      load.times.push(performance.now() - started);
      if (answer?.status !== 200) load.errors++;
      load.bytes = answer?.bytes ?? load.bytes;
    }
  };
  await Promise.all(Array.from({ length: viewers }, stay));
  agent.destroy();
  return load;
}

/** One after another, for pages of any status: milliseconds to the whole answer. */
export async function timeVisit(
  url: string,
  agent: Agent,
): Promise<{ ms: number; status: number }> {
  const started = performance.now();
  const { status } = await visit(url, agent);
  return { ms: performance.now() - started, status };
}

/** The value that a share of all values does not exceed, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
