/** A failure of a script is one sentence on standard error and exit code 1. */
export function runScript(main: () => Promise<void>): void {
  main().then(
    () => process.exit(process.exitCode ?? 0),
    (error: unknown) => {
      const isExpected = error instanceof Error && !(error instanceof TypeError);
      console.error(isExpected && !process.env.ONSET_DEBUG ? error.message : error);
      process.exit(1);
    },
  );
}
