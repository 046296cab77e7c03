import dynamic from "next/dynamic";
import { ChoiceTable } from "@/components/comparisons/choose/choice-table";
import { RefusalList } from "@/components/comparisons/choose/refusal-list";
import { RunSuggestions } from "@/components/comparisons/choose/run-suggestions";
import { CompareEvidence, CompareFindings } from "@/components/comparisons/compare-findings";
import { useComparison } from "@/components/comparisons/comparison-context";
import { AllCells } from "@/components/comparisons/curves/all-cells";
import { CurvesCard } from "@/components/comparisons/curves/curves-card";
import { EarlyStopCard } from "@/components/comparisons/curves/early-stop-card";
import { AttributionEvidence, RemediesEvidence } from "@/components/comparisons/evidence-cards";
import { evidenceFigures } from "@/components/comparisons/evidence-words";
import { DifferingPanel } from "@/components/comparisons/examples/differing-panel";
import { FigureRow } from "@/components/ui/figure-row";
import { Skeleton } from "@/components/ui/skeleton";

/** What new knowledge and the remedies came to, each with its interval. */
function CompareFigures() {
  const figures = evidenceFigures(useComparison().response);
  return figures.length < 2 ? null : <FigureRow figures={figures} />;
}

const loading = () => <Skeleton className="h-80 rounded-xl" />;
const KnowledgeCostCard = dynamic(
  () =>
    import("@/components/comparisons/cost/knowledge-cost-card").then((m) => m.KnowledgeCostCard),
  { ssr: false, loading },
);
const SliceFallsCard = dynamic(
  () =>
    import("@/components/comparisons/attribution/slice-falls-card").then((m) => m.SliceFallsCard),
  { ssr: false, loading },
);
const SettingsCard = dynamic(
  () => import("@/components/comparisons/settings/settings-card").then((m) => m.SettingsCard),
  { ssr: false, loading },
);

/** The answer first, then the picture, then the evidence. */
export function ComparisonCards() {
  const { response, project } = useComparison();
  const [only] = response.runs.length === 1 ? response.runs : [];
  return (
    <>
      <CompareFindings />
      {only && (
        <RunSuggestions
          project={project}
          beside={{ run: only.run, control: only.control?.run ?? null }}
        />
      )}
      <RefusalList />
      {response.runs.length > 1 && <ChoiceTable />}
      <div className="grid items-start gap-4 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1.8fr)_minmax(0,1fr)]">
        <CurvesCard />
        <EarlyStopCard />
      </div>
      <CompareEvidence />
      <CompareFigures />
      <AllCells />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 empty:hidden lg:has-[>:nth-child(2)]:grid-cols-2">
        <AttributionEvidence />
        <RemediesEvidence />
      </div>
      <KnowledgeCostCard />
      <SettingsCard />
      <SliceFallsCard />
      <DifferingPanel />
    </>
  );
}
