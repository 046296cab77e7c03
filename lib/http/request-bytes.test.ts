import { expect, test } from "vitest";
import { requestBytes } from "./request-bytes";

/** A body of these parts, with a wait before each; it ends only where it says so. */
function slowRequest(parts: readonly string[], waitMs: number, { ends = true } = {}): Request {
  const encoder = new TextEncoder();
  let at = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      if (isCancelled) return;
      const part = parts[at++];
      if (part !== undefined) controller.enqueue(encoder.encode(part));
      else if (ends) controller.close();
      else await new Promise(() => {});
    },
    cancel() {
      isCancelled = true;
    },
  });
  return new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);
}

async function textOf(request: Request, patienceMs: number): Promise<string> {
  let text = "";
  const bytes = requestBytes(request, 1000, { patienceMs });
  for await (const chunk of bytes) text += Buffer.from(chunk).toString();
  return text;
}

test("a body may take any time as long as bytes come", async () => {
  const parts = Array.from({ length: 12 }, (_, k) => `${k} `);
  expect(await textOf(slowRequest(parts, 50), 500)).toBe(parts.join(""));
});

test("a body that stands still is refused, in our words", async () => {
  await expect(textOf(slowRequest(["a"], 1, { ends: false }), 100)).rejects.toMatchObject({
    code: "timed-out",
    message: "nothing was stored: no byte came for 0.1 seconds; send it again",
  });
});

test("a reader that stops early lets the sender go", async () => {
  const request = slowRequest(["a", "b"], 1);
  for await (const chunk of requestBytes(request, 1000)) {
    expect(Buffer.from(chunk).toString()).toBe("a");
    break;
  }
});
