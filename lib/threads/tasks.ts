import "server-only";
import { getSliceFallsHere } from "@/lib/comparisons/attribution/get-slice-falls";
import { getKnowledgeCostHere } from "@/lib/comparisons/cost/get-knowledge-cost";
import { getDifferingExamplesHere } from "@/lib/comparisons/examples/get-differing-examples";
import { getComparisonHere } from "@/lib/comparisons/get-comparison";
import { measureLabelsHere } from "@/lib/datasets/label-noise";
import { analyseRunHere } from "@/lib/runs/analysis/analyse-run";
import { attributionOfHere } from "@/lib/runs/analysis/attribution-of";
import { getLabelBandsHere } from "@/lib/runs/analysis/get-label-bands";
import { leaksOfRunHere } from "@/lib/runs/analysis/get-leaks";
import { slicesOfRunHere } from "@/lib/runs/analysis/get-slices";
import { transitionsOfRunHere } from "@/lib/runs/analysis/get-transitions";
import { readRunOutcomesHere } from "@/lib/runs/examples/read-outcomes";
import { openContainerHere } from "@/lib/uploads/open-container";

/**
 * What runs where. The web thread answers requests, reads small results, and takes in uploads, which give way after
 * each batch of a thousand lines; new scorings do so after each block of a thousand answers. What is listed here counts
 * over all outcomes of a run in one go: from a hundred thousand on it runs in a worker thread, below that where it is asked
 * for. A task takes and answers plain data, reads the database itself and stores nothing, so that one whose thread died
 * is simply done again.
 */
export const tasks = {
  /** Bytes from outside, from a file of the upload into another one beside it. */
  openContainer: openContainerHere,
  /** What the labels of a dataset would be were its facts asked again. */
  measureLabels: measureLabelsHere,
  /** Analysis and verdict. */
  analyseRun: analyseRunHere,
  attributionOf: attributionOfHere,
  /** Labels of a run's facts drawn again. */
  getLabelBands: getLabelBandsHere,
  /** Outcomes of a run unpacked, for the explorer and what counts over them. */
  readRunOutcomes: readRunOutcomesHere,
  transitionsOfRun: transitionsOfRunHere,
  slicesOfRun: slicesOfRunHere,
  leaksOfRun: leaksOfRunHere,
  getComparison: getComparisonHere,
  getSliceFalls: getSliceFallsHere,
  getKnowledgeCost: getKnowledgeCostHere,
  getTellingExamples: getDifferingExamplesHere,
};
