const methods =
  "Rates with Wilson 95 % intervals; falls confirmed over stretches of checkpoints, the run's own jitter weighed; method version";

/** How the numbers of a picture were made, for its footer. */
export function methodWords(version: number): string {
  return `${methods} ${version}`;
}

/** The same for rates that were logged without counts. */
export function rateWords(version: number): string {
  return `Rates as they were logged, without counts: drawn, not tested; Wilson 95 % intervals only where n was given; method version ${version}`;
}

/** A method with its version. */
export function methodVersionWords(method: string, version: number): string {
  return `${method}; method version ${version}`;
}

/** The same for a training metric of a run of which nothing else is known. */
export function loggedWords(version: number): string {
  return `Values as the trainer logged them; of more than a picture can show, the lowest and highest are kept; method version ${version}`;
}
