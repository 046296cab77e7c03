import { setTimeout as delay } from "node:timers/promises";
import type { FaultyServer } from "./server";

export const examples = 200;

/** What became of an upload as its sender knows it. */
export type Sent = { run: string; step: number; correct: number; isAcknowledged: boolean };

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

/** A client that hangs up in the middle of its body. */
function cutBody(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(encoder.encode(text.slice(0, text.length / 2)));
      await delay(20);
      controller.error(new Error("cut"));
    },
  });
}

/** Uploads checkpoints of one run, one after the other, until `isOver`; every fifth is cut by its sender. */
export async function uploadUntil(
  server: FaultyServer,
  run: string,
  isOver: () => boolean,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let step = 1; !isOver(); step++) {
    const correct = 150 - (step % 40);
    const text = body(step, correct);
    const init = (
      step % 5 === 4 ? { body: cutBody(text), duplex: "half" } : { body: text }
    ) as RequestInit;
    const isAcknowledged = await server
      .fetch(`/runs/${run}/uploads`, { method: "POST", ...init })
      .then(async (response) => {
        await response.text();
        return response.ok;
      })
      .catch(() => false);
    sent.push({ run, step, correct, isAcknowledged });
    if (!isAcknowledged) await delay(100);
  }
  return sent;
}
