/** One (run, checkpoint): accuracy, and the training examples fitted as shares of |D|, all ratios. */
export type CostRow = {
  run: string;
  epoch: number | null;
  accuracy: number;
  knownShare: number;
  unknownShare: number;
};

export type StandardErrorKind = "clustered-by-run" | "classical";
