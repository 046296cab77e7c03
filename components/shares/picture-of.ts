import type { Picture } from "@/components/charts/picture-model";
import { curvesPicture } from "@/components/comparisons/curves/curves-series";
import { cardPicture } from "@/components/runs/dynamics/describe-card";
import { exhibitPicture } from "@/components/runs/page/exhibit-series";
import { metricPicture } from "@/components/runs/page/metric-series";
import { mainOf, type SharedContent } from "@/lib/shares/shared-view";

type MainContent = ReturnType<typeof mainOf>;

function dataOf(content: MainContent): object {
  if (content.kind === "run") return content.curves;
  return content.kind === "dynamics" ? content.card : content.runs;
}

function drawn(content: MainContent): Picture {
  if (content.kind === "run")
    return content.metric ? metricPicture(content.metric) : exhibitPicture(content);
  return content.kind === "dynamics" ? cardPicture(content) : curvesPicture(content);
}

const made = new WeakMap<object, Picture>();

/** The picture of a link; one and the same object as long as the data behind it are. */
export function pictureOf(shared: SharedContent): Picture {
  const content = mainOf(shared);
  const data = dataOf(content);
  const known = made.get(data);
  if (known) return known;
  const picture = drawn(content);
  made.set(data, picture);
  return picture;
}
