import { limits } from "@/lib/limits";

const refusalsAMinute = limits.refusalsKeptAMinute;

const minuteMs = 60_000;
const mostCounters = 10_000;

type Verdict = "keep" | "last" | "leave out";

/** Counts events by key in minutes: the first hundred are kept, the next says that there were more. */
export class RefusalBudget {
  readonly #counts = new Map<string, { minute: number; count: number }>();

  count(key: string, nowMs: number): Verdict {
    const minute = Math.floor(nowMs / minuteMs);
    const before = this.#counts.get(key);
    const count = before?.minute === minute ? before.count + 1 : 1;
    if (this.#counts.size >= mostCounters) this.#counts.clear();
    this.#counts.set(key, { minute, count });
    if (count <= refusalsAMinute) return "keep";
    return count === refusalsAMinute + 1 ? "last" : "leave out";
  }
}

/** Tells the first of many like events within a time. */
export class FirstOfMany {
  readonly #seen = new Map<string, number>();

  constructor(readonly withinMs: number) {}

  isFirst(key: string, nowMs: number): boolean {
    const at = this.#seen.get(key);
    if (at !== undefined && nowMs - at < this.withinMs) return false;
    if (this.#seen.size >= mostCounters) this.#seen.clear();
    this.#seen.set(key, nowMs);
    return true;
  }
}
