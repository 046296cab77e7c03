/** How often a property is drawn whose every draw asks the database; FUZZ_RUNS=60 takes thrice as long (CONTRIBUTING.md). */
export const databaseRuns = Number(process.env.FUZZ_RUNS ?? 20);
