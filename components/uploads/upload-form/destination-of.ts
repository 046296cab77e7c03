import type { PickedFile } from "./picked-file";

export type DestinationKind = "dataset" | "run";

/** What later files refer to comes first: examples, their labels, the training set, then what was measured. */
const order = [
  "examples",
  "slick-samples",
  "training-set",
  "predictions",
  "aggregates",
  "metrics",
  "trainer-state",
  "step-table",
];

/** Files in the order in which they can be taken in; equals stay as they were picked. */
export function inUploadOrder(files: readonly PickedFile[]): PickedFile[] {
  const rank = ({ detection }: PickedFile) => {
    const index = order.indexOf(detection?.id ?? "");
    return index === -1 ? order.length : index;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}

/** Examples and SliCK samples belong to a dataset; everything else that is read goes into a run. */
export function destinationOf({ detection, isOpaque }: PickedFile): DestinationKind | null {
  if (isOpaque) return "run";
  if (detection === null || !detection.isSupported) return null;
  return detection.id === "examples" || detection.id === "slick-samples" ? "dataset" : "run";
}
