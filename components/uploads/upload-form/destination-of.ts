import type { Holds } from "@/lib/domain/formats/format";
import { goesIntoDataset } from "@/lib/domain/formats/list";
import type { PickedFile } from "./picked-file";

export type DestinationKind = "dataset" | "run";

/** What later files refer to comes first: examples, their labels, the training set, then what was measured. */
const order: readonly Holds[] = [
  "examples",
  "slick-samples",
  "training-set",
  "predictions",
  "aggregates",
  "metrics",
];

/** Files in the order in which they can be taken in; equals stay as they were picked. */
export function inUploadOrder(files: readonly PickedFile[]): PickedFile[] {
  const rank = ({ detection }: PickedFile) => {
    return detection?.isSupported ? order.indexOf(detection.holds) : order.length;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** Examples and SliCK samples belong to a dataset; everything else that is read goes into a run. */
export function destinationOf({ detection, isOpaque }: PickedFile): DestinationKind | null {
  if (isOpaque) return "run";
  if (detection === null || !detection.isSupported) return null;
  return goesIntoDataset(detection.holds) ? "dataset" : "run";
}
