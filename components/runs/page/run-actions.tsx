"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useChangeRun } from "@/components/runs/page/use-change-run";
import { ShareButton } from "@/components/shares/dialog/share-button";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import { runStatuses } from "@/lib/runs/choices";
import type { RunDetail } from "@/lib/runs/schema";

const DeleteRunDialog = dynamic(() =>
  import("@/components/runs/page/delete-run-dialog").then((module) => module.DeleteRunDialog),
);

type RunActionsProps = { project: string; run: RunDetail; canWrite: boolean };

/** What one can do with a run: compare it, add to it, and for those who may, change or delete it. */
export function RunActions({ project, run, canWrite }: RunActionsProps) {
  return (
    <>
      <LinkButton href={paths.compare(project, [run.id])}>Compare</LinkButton>
      {canWrite && <LinkButton href={paths.newUpload(project, run.id)}>Upload</LinkButton>}
      {canWrite && (
        <ShareButton project={project} target={{ kind: "run", run: run.id, shows: "whole" }} />
      )}
      {canWrite && <RunMenu project={project} run={run} />}
    </>
  );
}

function RunMenu({ project, run }: Omit<RunActionsProps, "canWrite">) {
  const [isDeleting, setIsDeleting] = useState(false);
  const change = useChangeRun(project, run.id);
  return (
    <>
      <DropdownMenu
        align="end"
        trigger={
          <Button size="icon" aria-label="More about this run">
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <DropdownMenuLabel>Status is {run.status}</DropdownMenuLabel>
        {runStatuses
          .filter((status) => status !== run.status)
          .map((status) => (
            <DropdownMenuItem key={status} onSelect={() => change.mutate({ status })}>
              Mark as {status}
            </DropdownMenuItem>
          ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem isDangerous onSelect={() => setIsDeleting(true)}>
          Delete this run
        </DropdownMenuItem>
      </DropdownMenu>
      {isDeleting && (
        <DeleteRunDialog project={project} run={run} onClose={() => setIsDeleting(false)} />
      )}
    </>
  );
}
