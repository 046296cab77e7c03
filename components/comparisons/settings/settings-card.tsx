"use client";

import { useMemo } from "react";
import type { ParallelAxis } from "@/components/charts/parallel-axes";
import { ParallelChart } from "@/components/charts/parallel-chart";
import { useComparison } from "@/components/comparisons/comparison-context";
import { resultAxes } from "@/components/comparisons/curves/result-axes";
import { DifferencesTable } from "@/components/comparisons/settings/differences-table";
import { settingsExport } from "@/components/comparisons/settings/settings-export";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { ExportMenu } from "@/components/exports/export-menu";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import {
  DropdownMenu,
  DropdownMenuCheckItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { SettingsResult } from "@/lib/comparisons/view-state";
import { statedShareRatio } from "@/lib/domain/knowledge/stated-share";

const shownAtFirst = 4;
/** As the server names the measured one; what a config says of it again needs no second axis at first. */
const measuredShare = "Unknown share";

/** Computed from the view as it is when written: a second press may come before the first is drawn. */
function withOrWithout<Key extends string>(list: readonly Key[], key: Key, isIn: boolean): Key[] {
  const others = list.filter((other) => other !== key);
  return isIn ? [...others, key] : others;
}

function useAxes() {
  const { response } = useComparison();
  const { view, setView } = useCompareView();
  const { differences, runs } = response;
  const { outcomes } = view;
  const shares = runs.map(({ unknownShare }) => unknownShare);
  const usual = differences
    .filter(
      ({ setting, values }) => setting === measuredShare || statedShareRatio(values, shares) < 0.5,
    )
    .slice(0, shownAtFirst)
    .map(({ setting }) => setting);
  const chosen = view.axes ?? usual;
  const axes = useMemo((): readonly ParallelAxis[] => {
    const settings = differences.filter(({ setting }) => chosen.includes(setting));
    return [
      ...settings.map(({ setting, values }) => ({
        key: setting,
        label: setting,
        ...(setting === measuredShare ? { unit: "ratio" as const } : {}),
        values: values.map((value) => (typeof value === "boolean" ? String(value) : value)),
      })),
      ...resultAxes
        .filter(({ key }) => outcomes.includes(key))
        .map(({ key, label, unit, read }) => ({
          key: `outcome ${key}`,
          label,
          unit,
          values: runs.map(read),
        })),
    ];
  }, [differences, runs, chosen, outcomes]);
  const toggle = (setting: string, isShown: boolean) =>
    setView(({ axes }) => ({ axes: withOrWithout(axes ?? usual, setting, isShown) }));
  const toggleOutcome = (key: SettingsResult, isShown: boolean) =>
    setView((current) => ({ outcomes: withOrWithout(current.outcomes, key, isShown) }));
  return { axes, chosen, toggle, outcomes, toggleOutcome };
}

type AxesMenuProps = Omit<ReturnType<typeof useAxes>, "axes">;

function AxesMenu({ chosen, toggle, outcomes, toggleOutcome }: AxesMenuProps) {
  const { response } = useComparison();
  const staysOpen = (event: Event) => event.preventDefault();
  return (
    <DropdownMenu align="end" trigger={<Button size="small">Axes</Button>}>
      {response.differences.map(({ setting }) => (
        <DropdownMenuCheckItem
          key={setting}
          checked={chosen.includes(setting)}
          onSelect={staysOpen}
          onCheckedChange={(isShown) => toggle(setting, isShown)}
        >
          {setting}
        </DropdownMenuCheckItem>
      ))}
      <DropdownMenuSeparator />
      {resultAxes.map(({ key, label }) => (
        <DropdownMenuCheckItem
          key={key}
          checked={outcomes.includes(key)}
          onSelect={staysOpen}
          onCheckedChange={(isShown) => toggleOutcome(key, isShown)}
        >
          {label}
        </DropdownMenuCheckItem>
      ))}
    </DropdownMenu>
  );
}

/** What was set differently, and how that goes with what came out. */
export function SettingsCard() {
  const { project, response, looks } = useComparison();
  const { axes, ...choice } = useAxes();
  const { differences, runs } = response;
  if (runs.length < 2) return null;
  const lines = runs.map(({ run, name }) => ({
    id: run,
    label: name,
    color: looks.get(run)?.color ?? ("muted" as const),
    dash: looks.get(run)?.dash ?? ("solid" as const),
  }));
  return (
    <Card
      title="What differs between the runs"
      howToRead="Only settings that differ, those first that split the accuracy at the last checkpoint most"
      actions={
        differences.length > 0 && (
          <>
            <AxesMenu {...choice} />
            <ExportMenu
              title="What differs between the runs"
              source={`Onset, project ${project}`}
              model={() => settingsExport({ project, response, axes, lines })}
            />
          </>
        )
      }
    >
      {differences.length === 0 ? (
        <p className="text-muted">These runs were set up alike in everything that was recorded.</p>
      ) : (
        <div className="flex flex-col gap-5">
          <ParallelChart
            label="Settings and outcomes of every run, side by side"
            axes={axes}
            lines={lines}
          />
          <DifferencesTable />
        </div>
      )}
    </Card>
  );
}
