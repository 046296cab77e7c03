import { comparisonPicture } from "@/components/shares/comparison-picture";
import type { SharedPicture } from "@/components/shares/picture-model";
import { runPicture } from "@/components/shares/run-picture";
import type { SharedContent } from "@/lib/shares/shared-view";

const made = new WeakMap<object, SharedPicture>();

/** The picture of a link; one and the same object as long as the data behind it are. */
export function pictureOf(content: SharedContent): SharedPicture {
  const data = content.kind === "run" ? content.curves : content.runs;
  const known = made.get(data);
  if (known) return known;
  const picture = content.kind === "run" ? runPicture(content) : comparisonPicture(content);
  made.set(data, picture);
  return picture;
}
