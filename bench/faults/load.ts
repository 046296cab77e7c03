import { setTimeout as delay } from "node:timers/promises";
import type { FaultyServer } from "./server";

export const examples = 200;

/** What became of an upload as its sender knows it; `answer` is null where none came. */
export type Sent = {
  run: string;
  step: number;
  correct: number;
  isAcknowledged: boolean;
  answer: { status: number; retryAfter: string | null; text: string } | null;
};

const encoder = new TextEncoder();

/** One checkpoint of a run: the first `correct` of the examples are right. */
function body(step: number, correct: number): string {
  return Array.from({ length: examples }, (_, k) =>
    JSON.stringify({
      step,
      epoch: step,
      split: "dev",
      example_id: `q${k}`,
      prediction: k < correct ? "right" : "wrong",
    }),
  ).join("\n");
}

/** A body whose second half comes later, or never: its client hangs up. */
function halvedBody(text: string, then: { pauseMs: number; isCut: boolean }) {
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(encoder.encode(text.slice(0, text.length / 2)));
      await delay(then.pauseMs);
      if (then.isCut) return controller.error(new Error("cut"));
      controller.enqueue(encoder.encode(text.slice(text.length / 2)));
      controller.close();
    },
  });
}

export async function uploadOnce(
  server: FaultyServer,
  { run, step }: { run: string; step: number },
  then?: { pauseMs: number; isCut: boolean },
): Promise<Sent> {
  const correct = 150 - (step % 40);
  const text = body(step, correct);
  const init = then ? { body: halvedBody(text, then), duplex: "half" } : { body: text };
  try {
    const response = await server.fetch(`/runs/${run}/uploads`, {
      method: "POST",
      ...(init as RequestInit),
    });
    const { status, ok, headers } = response;
    const answer = { status, retryAfter: headers.get("retry-after"), text: await response.text() };
    return { run, step, correct, isAcknowledged: ok, answer };
  } catch {
    return { run, step, correct, isAcknowledged: false, answer: null };
  }
}

/** Uploads checkpoints of one run, one after the other, until `isOver`; every fifth is cut by its sender. */
export async function uploadUntil(
  server: FaultyServer,
  run: string,
  isOver: () => boolean,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let step = 1; !isOver(); step++) {
    const cut = step % 5 === 4 ? { pauseMs: 20, isCut: true } : undefined;
    const one = await uploadOnce(server, { run, step }, cut);
    sent.push(one);
    if (!one.isAcknowledged) await delay(100);
  }
  return sent;
}
