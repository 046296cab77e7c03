/**
 * A read that all who ask for one key while another is under way have in common. Nobody is given a read that began
 * before they asked, so what was written by then is seen. Rejects for all of them where `read` does.
 */
export function readTogether<Value>(
  read: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const running = new Map<string, Promise<Value>>();
  const next = new Map<string, Promise<Value>>();

  function begin(key: string): Promise<Value> {
    next.delete(key);
    const reading = read(key).finally(() => {
      if (running.get(key) === reading) running.delete(key);
    });
    running.set(key, reading);
    return reading;
  }

  return (key) => {
    const waiting = next.get(key);
    if (waiting !== undefined) return waiting;
    const before = running.get(key);
    if (before === undefined) return begin(key);
    const joined = before.then(
      () => begin(key),
      () => begin(key),
    );
    next.set(key, joined);
    return joined;
  };
}
