"use client";

import { type ReactNode, useState } from "react";
import { BlockEditor } from "@/components/reports/block-editor";
import { ChartPicker } from "@/components/reports/chart-picker";
import { type DraftBlock, draftOf, sentOf } from "@/components/reports/draft-model";
import { SaveProblem } from "@/components/reports/save-problem";
import { useDraft } from "@/components/reports/use-draft";
import { useReportChanges } from "@/components/reports/use-report-changes";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { mostCharts, type ReportDetail } from "@/lib/reports/schema";

type ReportEditorProps = {
  project: string;
  report: ReportDetail;
  /** Charts as the server drew them, by their ids. */
  pictures: ReadonlyMap<string, ReactNode>;
  onDone: () => void;
};

/** "Text 2", "Chart 1": each kind counted by itself. */
function namesOf(blocks: readonly DraftBlock[]): string[] {
  const counts = { text: 0, chart: 0 };
  return blocks.map(({ kind }) => {
    counts[kind] += 1;
    return `${kind === "text" ? "Text" : "Chart"} ${counts[kind]}`;
  });
}

/** A report under change: its title, its texts and charts in their order, and what saves them. */
export function ReportEditor({ project, report, pictures, onDone }: ReportEditorProps) {
  const [opened] = useState(report);
  const state = useDraft(draftOf(opened));
  const { save, readVersion } = useReportChanges(project, report.id);
  const [isPicking, setIsPicking] = useState(false);
  const { draft, setDraft, add, undo, hasChanges } = state;
  const names = namesOf(draft.blocks);
  const send = (version: number) =>
    save.mutate({ ...sentOf(draft), version }, { onSuccess: onDone });
  const charts = draft.blocks.filter(({ kind }) => kind === "chart").length;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(opened.version);
      }}
    >
      <Field label="Title of the report">
        <Input
          autoFocus={opened.blocks.length === 0}
          value={draft.title}
          maxLength={300}
          onFocus={(event) => opened.blocks.length === 0 && event.target.select()}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
      </Field>
      {draft.blocks.map((block, at) => (
        <BlockEditor
          key={block.key}
          {...{ block, at, state }}
          name={names[at] ?? ""}
          picture={block.kind === "chart" && block.chart ? pictures.get(block.chart) : null}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => add({ kind: "text", text: "" })}>Add text</Button>
        <Button disabled={charts >= mostCharts} onClick={() => setIsPicking(true)}>
          Add chart
        </Button>
        {charts >= mostCharts && (
          <p className="self-center text-caption text-muted">
            A report holds at most {mostCharts} charts.
          </p>
        )}
      </div>
      {save.error && (
        <SaveProblem
          error={save.error}
          onOverwrite={() => void readVersion().then(send, () => undefined)}
        />
      )}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t bg-card py-3">
        <Button type="submit" variant="primary" isBusy={save.isPending} disabled={!hasChanges}>
          Save
        </Button>
        <Button onClick={onDone}>{hasChanges ? "Discard changes" : "Close"}</Button>
        <Button variant="ghost" disabled={undo === null} onClick={() => undo?.()}>
          Undo
        </Button>
      </div>
      {isPicking && (
        <ChartPicker
          project={project}
          onClose={() => setIsPicking(false)}
          onPick={(chart) => {
            setIsPicking(false);
            add(chart);
          }}
        />
      )}
    </form>
  );
}
