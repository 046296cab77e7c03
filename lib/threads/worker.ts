import { AppError } from "@/lib/errors";
import { outageOf } from "@/lib/http/outage";
import type { Call, Reply } from "@/lib/work/pool";
import { tasks } from "./tasks";

// A task that asks for another one does it in its own thread.
globalThis.onsetWorkPool = null;

/** What a worker thread does: one call after the other. A failure is a value, so that only a dying thread throws. */
export default async function work({ task, given, began }: Call): Promise<Reply> {
  if (began) {
    Atomics.store(began, 0, 1);
    Atomics.notify(began, 0);
  }
  try {
    const run = tasks[task as keyof typeof tasks] as (...given: unknown[]) => Promise<unknown>;
    return { value: await run(...given) };
  } catch (error) {
    const known = error instanceof AppError ? error : outageOf(error);
    if (known === null) return { fault: error };
    const { code, message, details } = known;
    return { refusal: { code, message, details } };
  }
}
