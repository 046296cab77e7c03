/** So many at once, the others in line: one of each asker in turn, so that whoever asks for many waits for their own. */
export class Turns {
  private readonly lines = new Map<string, (() => void)[]>();
  private waitingCount = 0;

  constructor(private free: number) {}

  get waiting(): number {
    return this.waitingCount;
  }

  waitingOf(asker: string): number {
    return this.lines.get(asker)?.length ?? 0;
  }

  /** Does the work when its turn has come. */
  async take<T>(asker: string, work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.standInLine(asker);
    try {
      return await work();
    } finally {
      const next = this.callNext();
      if (next === undefined) this.free += 1;
      else next();
    }
  }

  private standInLine(asker: string): Promise<void> {
    this.waitingCount += 1;
    return new Promise((resolve) => {
      const line = this.lines.get(asker);
      if (line === undefined) this.lines.set(asker, [resolve]);
      else line.push(resolve);
    });
  }

  private callNext(): (() => void) | undefined {
    const [first] = this.lines;
    if (first === undefined) return undefined;
    const [asker, line] = first;
    this.waitingCount -= 1;
    // Behind the others, until the next one of them has its turn.
    this.lines.delete(asker);
    if (line.length > 1) this.lines.set(asker, line.slice(1));
    return line[0];
  }
}
