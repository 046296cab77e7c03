"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { ColorChoice } from "@/components/runs/color-choice";
import { RunHealth } from "@/components/runs/list/run-health";
import { RunState } from "@/components/runs/list/run-state";
import { RunActions } from "@/components/runs/page/run-actions";
import { runMeta } from "@/components/runs/page/run-meta";
import { AddNoteButton, RunNote } from "@/components/runs/page/run-note";
import { useEditRun } from "@/components/runs/page/use-change-run";
import { RunDot } from "@/components/runs/run-dot";
import { EditPopover } from "@/components/ui/edit-popover";
import { paths } from "@/lib/paths";
import { runOptions } from "@/lib/runs/query-options";

type RunHeaderProps = { project: string; run: string; canWrite: boolean };

export function RunHeader({ project, run, canWrite }: RunHeaderProps) {
  const { data: detail } = useSuspenseQuery(runOptions(project, run));
  const edit = useEditRun(project, run);
  const [isWriting, setIsWriting] = useState(false);
  return (
    <>
      <PageHeader
        isQuiet
        crumbs={[{ label: project }, { label: "runs", href: paths.runs(project) }]}
        title={detail.name}
        badge={
          <>
            {canWrite ? (
              <ColorChoice project={project} run={detail}>
                <RunDot color={detail.color} hasRing />
              </ColorChoice>
            ) : (
              <RunDot color={detail.color} />
            )}
            {canWrite && (
              <EditPopover
                label="name"
                value={detail.name}
                maxLength={200}
                onSave={(name) => edit("name", { name }, { name: detail.name })}
              />
            )}
            {canWrite && detail.notes === null && !isWriting && (
              <AddNoteButton onClick={() => setIsWriting(true)} />
            )}
            <RunState status={detail.status} lastSign={detail.lastSign} />
            <RunHealth run={detail} />
          </>
        }
        meta={runMeta(detail)}
        actions={<RunActions project={project} run={detail} canWrite={canWrite} />}
      />
      <RunNote
        {...{ project, canWrite }}
        run={detail}
        isEditing={isWriting}
        onEdit={setIsWriting}
      />
    </>
  );
}
