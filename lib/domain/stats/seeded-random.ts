import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** 2^-32. */
const perWord = 2.3283064365386963e-10;

/** Draws a whole number from 0 to below `limit`; 2^32 values are scaled, so limits far below that are even. */
export type DrawIndex = (limit: number) => number;

/** A reproducible source of random whole numbers: the same seed gives the same draws everywhere. */
export function createDraws(seed: number): DrawIndex {
  const generator = xoroshiro128plus(seed);
  return (limit) => Math.floor((generator.next() >>> 0) * perWord * limit);
}

/** A reproducible source of uniform numbers in (0, 1), 53 bits, never 0. */
export function createUniforms(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => {
    const high = generator.next() >>> 6;
    const low = generator.next() >>> 5;
    return (high * 134_217_728 + low + 0.5) / 9_007_199_254_740_992;
  };
}
