import "server-only";
import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import { AppError, type ErrorCode, type ErrorDetail } from "@/lib/errors";
import { asker } from "@/lib/http/call-context";
import { log } from "@/lib/http/log";
import { Turns } from "./turns";

export type Call = {
  task: string;
  given: readonly unknown[];
  /** The thread that takes a call with a time limit sets it to 1 and notifies: until then the call waits for its turn. */
  began?: Int32Array<SharedArrayBuffer>;
};
export type Reply =
  | { value: unknown }
  | { refusal: { code: ErrorCode; message: string; details: readonly ErrorDetail[] } }
  | { fault: unknown };

/** The longest that a call may take once it has a thread, and what is said of one that took longer. */
export type TimeLimit = { ms: number; words: string };

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
/** Of one asker, so that there is room for others. */
const longestLine = 64;
const tries = 2;

/**
 * Worker threads that are made when there is work and end when there was none for three minutes. A call whose thread ended
 * (killed, out of memory) is made once more in a new one; then it is refused. The server lives. Whoever asks for many at
 * once has one thread after the other like everybody else.
 */
export class WorkPool {
  private readonly threads: Piscina<Call, Reply>;
  private readonly turns: Turns;
  private notStarted = forMany();

  constructor({ filename, execArgv = [], maxThreads, heapMb = 512 }: PoolOptions) {
    const most = maxThreads ?? Math.min(4, Math.max(1, availableParallelism() - 1));
    this.turns = new Turns(most);
    this.threads = new Piscina({
      filename,
      execArgv,
      minThreads: 0,
      maxThreads: most,
      idleTimeout: idleMs,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    // A thread that fails before it takes a call leaves the call waiting, and without a listener ends the server.
    this.threads.on("error", (error) => {
      this.notStarted.abort(error);
      this.notStarted = forMany();
    });
  }

  /** Throws an AppError too-large with the words of the limit for a call that takes longer; its thread is ended. */
  async run(call: Call, limit?: TimeLimit): Promise<unknown> {
    const who = asker();
    if (this.turns.waiting >= longestQueue) throw busy(longestQueue);
    if (who !== "" && this.turns.waitingOf(who) >= longestLine) throw busy(longestLine);
    const answer = await this.turns.take(who, () => this.send(call, limit));
    if ("value" in answer) return answer.value;
    if ("fault" in answer) throw answer.fault;
    const { code, message, details } = answer.refusal;
    throw new AppError(code, message, details);
  }

  close(): Promise<void> {
    return this.threads.destroy();
  }

  private async send(call: Call, limit: TimeLimit | undefined): Promise<Reply> {
    for (let nth = 1; ; nth += 1) {
      try {
        return await (limit ? this.within(limit, call) : this.hand(call, this.notStarted.signal));
      } catch (error) {
        if (error instanceof AppError) throw error;
        log.error({ err: error, task: call.task, try: nth }, "a worker thread ended at its work");
        if (nth === tries) throw gaveUp();
      }
    }
  }

  private hand(call: Call, signal: AbortSignal): Promise<Reply> {
    return this.threads.run(call, { signal });
  }

  private async within({ ms, words }: TimeLimit, call: Call): Promise<Reply> {
    const began = new Int32Array(new SharedArrayBuffer(4));
    const ending = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    void Promise.resolve(Atomics.waitAsync(began, 0, 0).value).then(() => {
      timer = setTimeout(() => ending.abort(), ms);
    });
    try {
      const signal = AbortSignal.any([this.notStarted.signal, ending.signal]);
      return await this.hand({ ...call, began }, signal);
    } catch (error) {
      if (!ending.signal.aborted) throw error;
      this.goOn();
      throw new AppError("too-large", words);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Calls that wait behind an ended thread get another one with the next call: that of a task that there is not. */
  private goOn(): void {
    if (this.threads.queueSize > 0)
      this.hand({ task: "", given: [] }, this.notStarted.signal).catch(() => {});
  }
}

function forMany(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}

function busy(waiting: number): AppError {
  return new AppError(
    "unavailable",
    `${waiting} computations are waiting for their turn already; ask again in a few seconds`,
  );
}

function gaveUp(): AppError {
  return new AppError(
    "unavailable",
    "this could not be computed: its thread ended twice, likely since it needs more memory than one has; ask for fewer examples or checkpoints, or tell whoever runs this server",
  );
}
