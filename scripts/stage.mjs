/** @param {number} startedAt */
function seconds(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

/**
 * One line a stage, with its time.
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function stage(title, work) {
  const startedAt = performance.now();
  process.stdout.write(`${title.padEnd(22)} `);
  try {
    const result = await work();
    process.stdout.write(`${seconds(startedAt)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`failed after ${seconds(startedAt)}\n`);
    throw error;
  }
}
