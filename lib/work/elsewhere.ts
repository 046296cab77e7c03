import "server-only";
import { handedOn } from "@/lib/env";
import { type TimeLimit, WorkPool } from "./pool";

/** Outcomes over which one task may count on the web thread: some 20 ms. */
const fewestCells = 100_000;

/**
 * How long a task may take in a thread. Bytes from outside may be made to take for ever; what counts over stored
 * outcomes ends by itself.
 */
const limits: Readonly<Record<string, TimeLimit>> = {
  openContainer: {
    ms: 120_000,
    words:
      "nothing was stored: the file was still being read after two minutes; send it in smaller parts, or its rows as CSV or JSON lines",
  },
};

declare global {
  var onsetWorkPool: WorkPool | null | undefined;
}

/** The pool of a web server; a script, a test and a worker thread have none. Reloads of `next dev` keep it. */
function pool(): WorkPool | null {
  if (globalThis.onsetWorkPool === undefined) {
    const filename = handedOn("ONSET_THREADS");
    globalThis.onsetWorkPool = filename === "" ? null : new WorkPool(workerAt(filename));
  }
  return globalThis.onsetWorkPool;
}

function workerAt(filename: string) {
  const isSource = filename.endsWith(".ts");
  return {
    filename,
    execArgv: isSource ? ["--conditions=react-server", "--import", "tsx"] : [],
  };
}

/**
 * Does a task over so many outcomes: in a worker thread under its name in `lib/threads/tasks.ts` where it is large and
 * there are threads, else here.
 */
export function elsewhere<Given extends unknown[], Answer>(
  name: string,
  cells: number,
  here: (...given: Given) => Promise<Answer>,
  ...given: Given
): Promise<Answer> {
  const threads = cells < fewestCells ? null : pool();
  return threads
    ? (threads.run({ task: name, given }, limits[name]) as Promise<Answer>)
    : here(...given);
}
