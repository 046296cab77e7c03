import "server-only";
import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import { AppError, type ErrorCode, type ErrorDetail } from "@/lib/errors";
import { log } from "@/lib/http/log";

export type Call = { task: string; given: readonly unknown[] };
export type Reply =
  | { value: unknown }
  | { refusal: { code: ErrorCode; message: string; details: readonly ErrorDetail[] } }
  | { fault: unknown };

export type PoolOptions = {
  filename: string;
  execArgv?: string[];
  maxThreads?: number;
  /** Of one thread; typed arrays come on top. */
  heapMb?: number;
};

/** What a thread has kept of runs is gone with it. */
const idleMs = 180_000;
const longestQueue = 256;
const tries = 2;

/**
 * Worker threads that are made when there is work and end when there was none for three minutes. A call whose thread ended
 * (killed, out of memory) is made once more in a new one; then it is refused. The server lives.
 */
export class WorkPool {
  private readonly threads: Piscina<Call, Reply>;
  private notStarted = forMany();

  constructor({ filename, execArgv = [], maxThreads, heapMb = 512 }: PoolOptions) {
    this.threads = new Piscina({
      filename,
      execArgv,
      minThreads: 0,
      maxThreads: maxThreads ?? Math.min(4, Math.max(1, availableParallelism() - 1)),
      idleTimeout: idleMs,
      maxQueue: longestQueue,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    // A thread that fails before it takes a call leaves the call waiting, and without a listener ends the server.
    this.threads.on("error", (error) => {
      this.notStarted.abort(error);
      this.notStarted = forMany();
    });
  }

  async run(task: string, ...given: readonly unknown[]): Promise<unknown> {
    const answer = await this.send({ task, given });
    if ("value" in answer) return answer.value;
    if ("fault" in answer) throw answer.fault;
    const { code, message, details } = answer.refusal;
    throw new AppError(code, message, details);
  }

  close(): Promise<void> {
    return this.threads.destroy();
  }

  private async send(call: Call): Promise<Reply> {
    for (let nth = 1; ; nth += 1) {
      if (this.threads.queueSize >= longestQueue) throw busy();
      try {
        return await this.threads.run(call, { signal: this.notStarted.signal });
      } catch (error) {
        log.error({ err: error, task: call.task, try: nth }, "a worker thread ended at its work");
        if (nth === tries) throw gaveUp();
      }
    }
  }
}

function forMany(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

function busy(): AppError {
  return new AppError(
    "unavailable",
    `${longestQueue} computations are waiting for their turn already; ask again in a few seconds`,
  );
}

function gaveUp(): AppError {
  return new AppError(
    "unavailable",
    "this could not be computed: its thread ended twice, likely since it needs more memory than one has; ask for fewer examples or checkpoints, or tell whoever runs this server",
  );
}
