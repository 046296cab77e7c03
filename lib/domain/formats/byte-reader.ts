/** Bytes as they come, taken by exact counts. */
export class ByteReader {
  private readonly iterator: AsyncIterator<Uint8Array>;
  private parts: Uint8Array[] = [];
  private held = 0;
  offset = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.iterator = source[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    const next = await this.iterator.next();
    if (next.done === true) return false;
    this.parts.push(next.value.slice());
    this.held += next.value.length;
    return true;
  }

  /** So many bytes, or the fewer that are left. */
  async take(count: number): Promise<Uint8Array> {
    while (this.held < count && (await this.more())) {}
    const taken = new Uint8Array(Math.min(count, this.held));
    let filled = 0;
    while (filled < taken.length) {
      const [part = new Uint8Array()] = this.parts;
      const piece = part.subarray(0, taken.length - filled);
      taken.set(piece, filled);
      filled += piece.length;
      if (piece.length === part.length) this.parts.shift();
      else this.parts[0] = part.subarray(piece.length);
    }
    this.held -= taken.length;
    this.offset += taken.length;
    return taken;
  }

  async skip(count: number): Promise<boolean> {
    for (let left = count; left > 0; ) {
      const taken = await this.take(Math.min(left, 64 * 1024));
      if (taken.length === 0) return false;
      left -= taken.length;
    }
    return true;
  }

  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}
