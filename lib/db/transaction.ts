/** For transactions that take in a whole file: a gibibyte of predictions fits. */
export const longTransaction = { maxWait: 60_000, timeout: 60 * 60_000 } as const;
