import fc from "fast-check";

/** One seed, so that a change fails only by its own fault; FUZZ_SEED draws another (CONTRIBUTING.md). */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_240_513) });
