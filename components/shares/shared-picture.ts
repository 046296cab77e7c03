import { comparisonPicture } from "@/components/shares/comparison-picture";
import type { SharedPicture } from "@/components/shares/picture-model";
import { runPicture } from "@/components/shares/run-picture";
import type { SharedContent } from "@/lib/shares/shared-view";

export function pictureOf(content: SharedContent): SharedPicture {
  return content.kind === "run" ? runPicture(content) : comparisonPicture(content);
}
