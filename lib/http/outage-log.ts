import "server-only";
import { log } from "./log";

/** Tells of a failure that goes on twice: with its cause when it begins, and when it is over. */
export class OutageLog {
  #failures = 0;

  constructor(
    readonly failing: string,
    readonly over: string,
  ) {}

  failed(error: unknown): void {
    this.#failures += 1;
    if (this.#failures === 1) log.error({ err: error }, this.failing);
  }

  worked(): void {
    if (this.#failures === 0) return;
    log.info({ failures: this.#failures }, this.over);
    this.#failures = 0;
  }
}
