"use client";

import { useQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Table, TableHead, TableHeadCell } from "@/components/ui/table";
import { WhenNear } from "@/components/ui/when-near";
import { formatBytes, formatCount } from "@/lib/format";
import { apiPaths } from "@/lib/paths";
import { runSpaceOptions, runUploadsOptions } from "@/lib/uploads/query-options";
import { LiveLine } from "./live-line";
import type { OpenLayer } from "./upload-layers";
import { UploadLine } from "./upload-line";
import { useUploadActions } from "./use-upload-actions";

const UploadLayers = dynamic(() => import("./upload-layers").then((module) => module.UploadLayers));

/** What a run takes in the database; nothing until it is known. */
function SpaceLine({ project, run }: { project: string; run: string }) {
  const { data } = useQuery(runSpaceOptions(project, run));
  if (data === undefined) return null;
  const { originals } = data.parts;
  return (
    <>
      This run takes {formatBytes(data.bytes)}
      {originals > 0 && `, ${formatBytes(originals)} of it kept files`}.
    </>
  );
}

type UploadsCardProps = { project: string; run: string; canWrite: boolean };

/** Where the numbers came from, and the ways to take them back. */
export function UploadsCard({ project, run, canWrite }: UploadsCardProps) {
  const { data, isPending } = useQuery(runUploadsOptions(project, run));
  const [open, setOpen] = useState<OpenLayer | null>(null);
  const actions = useUploadActions({ project, run });
  const uploads = data?.items ?? [];
  const more = data?.nextCursor ? `The newest ${formatCount(uploads.length)}. ` : "";
  return (
    <Card
      id="uploads"
      title="Uploads"
      howToRead={`${more}What was sent. Undoing brings back what stood before.`}
      actions={<UploadsMenu project={project} run={run} canWrite={canWrite} onOpen={setOpen} />}
      footer={
        <WhenNear placeholder={null}>
          <SpaceLine project={project} run={run} />
        </WhenNear>
      }
    >
      {isPending && <Skeleton className="h-24" />}
      {data && uploads.length === 0 && !data.live && (
        <EmptyState title="Nothing was uploaded to this run" />
      )}
      {(uploads.length > 0 || data?.live) && (
        <Table label="Uploads of this run" className="sm:min-w-[40rem]">
          <TableHead>
            <tr>
              <TableHeadCell>File</TableHeadCell>
              <TableHeadCell className="max-sm:hidden">Sent</TableHeadCell>
              <TableHeadCell>Holds</TableHeadCell>
              <TableHeadCell className="max-sm:hidden">By</TableHeadCell>
              <TableHeadCell />
            </tr>
          </TableHead>
          <tbody>
            {data?.live && <LiveLine live={data.live} />}
            {uploads.map((upload) => (
              <UploadLine
                key={upload.id}
                upload={upload}
                onChoose={canWrite ? setOpen : null}
                onRestore={(undone) => actions.restore.mutate(undone)}
                isBusy={actions.isBusy}
              />
            ))}
          </tbody>
        </Table>
      )}
      {open && (
        <UploadLayers
          {...{ project, run, canWrite, open, actions }}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}

type MenuProps = UploadsCardProps & { onOpen: (open: OpenLayer) => void };

function UploadsMenu({ project, run, canWrite, onOpen }: MenuProps) {
  const download = (format: "jsonl" | "csv") =>
    window.location.assign(apiPaths.predictions(project, run, { format }));
  return (
    <>
      <Button size="small" onClick={() => onOpen({ kind: "history" })}>
        History
      </Button>
      <DropdownMenu
        align="end"
        trigger={
          <Button size="icon-small" aria-label="More about the data of this run">
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <DropdownMenuItem onSelect={() => download("jsonl")}>
          Download every answer (JSON lines)
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => download("csv")}>
          Download every answer (CSV)
        </DropdownMenuItem>
        {canWrite && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem isDangerous onSelect={() => onOpen({ kind: "drop" })}>
              Drop everything from a step on…
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenu>
    </>
  );
}
