import { labelNoiseWords } from "@/components/datasets/label-noise-words";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getLabelNoise } from "@/lib/datasets/label-noise";

/** Read after the page stands: thousands of draws are counted. */
export async function LabelNoiseLines(place: { project: string; dataset: string }) {
  const noise = await getLabelNoise(await requirePageViewer(), place);
  if (noise === null) return null;
  return (
    <div className="mt-2 flex flex-col gap-1">
      {labelNoiseWords(noise).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}
