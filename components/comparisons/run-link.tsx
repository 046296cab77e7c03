import Link from "next/link";
import { SeriesKey } from "@/components/charts/series-key";
import { useComparison } from "@/components/comparisons/comparison-context";
import { paths } from "@/lib/paths";

/** A compared run by its line and its name, which leads to its page. */
export function RunLink({ run }: { run: { run: string; name: string } }) {
  const { project, looks } = useComparison();
  return (
    <span className="flex items-center gap-2">
      <SeriesKey series={looks.get(run.run) ?? { color: "muted" }} />
      <Link href={paths.run(project, run.run)} className="font-semibold hover:underline">
        {run.name}
      </Link>
    </span>
  );
}
