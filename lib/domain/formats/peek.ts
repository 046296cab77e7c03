function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** The first bytes of a file, at least `wanted` where it has them, and the whole file to read on from its beginning. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  wanted = 64 * 1024,
  /** Says of the first chunk that it is enough already. */
  isEnough: (first: Uint8Array) => boolean = () => false,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < wanted) {
    const next = await iterator.next();
    if (next.done === true) break;
    parts.push(next.value.slice());
    bytes += next.value.length;
    if (parts.length === 1 && isEnough(next.value)) break;
  }
  const head = join(parts);
  async function* rest(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head, whole: rest() };
}
