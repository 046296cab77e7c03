"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { configurationRows, foldSettings } from "@/components/runs/page/configuration-rows";
import { EditField } from "@/components/runs/page/edit-field";
import { AddSetting, EditSetting } from "@/components/runs/page/edit-setting";
import {
  type EditableField,
  editableFields,
  fieldText,
  fieldWords,
  tagsChange,
} from "@/components/runs/page/run-fields";
import { useEditRun } from "@/components/runs/page/use-change-run";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EditPopover } from "@/components/ui/edit-popover";
import { paths } from "@/lib/paths";
import { runOptions } from "@/lib/runs/query-options";
import type { RunDetail } from "@/lib/runs/schema";

type ConfigurationCardProps = {
  project: string;
  run: string;
  /** The settings that another run of the project has otherwise. */
  differing: readonly string[];
  canWrite: boolean;
};

type Row = { name: string; value: ReactNode; edit?: ReactNode };

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="grid content-start grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-6 text-[0.8125rem]">
      {rows.map(({ name, value, edit }) => (
        <div
          key={name}
          className="col-span-2 grid grid-cols-subgrid border-b py-0.5 last:border-b-0"
        >
          <dt className="self-center text-muted wrap-anywhere">{name}</dt>
          <dd className="flex min-h-6.5 items-center justify-between gap-2 tabular-nums wrap-anywhere">
            <span className="min-w-0">{value}</span>
            {edit}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SettingRowsProps = {
  settings: readonly Row[];
  differing: readonly string[];
};

/** What sets the run apart first; a trainer's hundred defaults wait behind a line. */
function SettingRows({ settings, differing }: SettingRowsProps) {
  const { shown, folded } = foldSettings(settings, differing);
  if (folded.length === 0) return <Rows rows={shown} />;
  return (
    <div className="flex flex-col gap-2">
      {shown.length > 0 && (
        <>
          <p className="text-caption text-muted">Other runs of the project differ in these:</p>
          <Rows rows={shown} />
        </>
      )}
      <details className="text-[0.8125rem]">
        <summary className="cursor-pointer py-1.5 text-muted">
          {shown.length > 0
            ? `${folded.length} settings that no other run has otherwise`
            : `${folded.length} settings, none of which another run has otherwise`}
        </summary>
        <Rows rows={folded} />
      </details>
    </div>
  );
}

const targets: Partial<Record<EditableField, (project: string, id: string) => string>> = {
  dataset: paths.dataset,
  baseline: paths.run,
  control: paths.run,
};

function FieldValue({
  project,
  run,
  field,
}: {
  project: string;
  run: RunDetail;
  field: EditableField;
}) {
  const text = fieldText(run, field);
  const href = text === "" ? undefined : targets[field]?.(project, text);
  if (text === "") return <span className="text-muted">–</span>;
  if (href === undefined) return text;
  return (
    <Link className="underline underline-offset-2" href={href}>
      {text}
    </Link>
  );
}

/** The fields that are there, and for those who may write also those that are not, each with its pencil. */
function fieldRows({
  project,
  run,
  canWrite,
}: {
  project: string;
  run: RunDetail;
  canWrite: boolean;
}) {
  return editableFields
    .filter((field) => canWrite || fieldText(run, field) !== "")
    .map((field) => ({
      name: fieldWords[field].label,
      value: <FieldValue {...{ project, run, field }} />,
      edit: canWrite && <EditField {...{ project, run, field }} />,
    }));
}

function Tags({ project, run, canWrite }: { project: string; run: RunDetail; canWrite: boolean }) {
  const edit = useEditRun(project, run.id);
  const { tags } = run;
  if (tags.length === 0 && !canWrite) return null;
  return (
    <div className="mb-3 flex flex-wrap items-center gap-1.5">
      {tags.map((tag) => (
        <Badge key={tag} className="max-w-full whitespace-normal wrap-anywhere">
          {tag}
        </Badge>
      ))}
      {tags.length === 0 && <span className="text-caption text-muted">No tag.</span>}
      {canWrite && (
        <EditPopover
          label="tags"
          value={tags.join(", ")}
          hint="Separated by commas."
          onSave={(text) => edit("tags", tagsChange(text), { tags: [...tags] })}
        />
      )}
    </div>
  );
}

/** How the run was made: whoever compares two runs looks here first. */
export function ConfigurationCard({ project, run, differing, canWrite }: ConfigurationCardProps) {
  const { data } = useSuspenseQuery(runOptions(project, run));
  const { about, settings } = configurationRows(data);
  const place = { project, run: data, canWrite };
  const rows = settings.map((setting) => ({
    ...setting,
    edit: canWrite && <EditSetting {...{ project, run: data }} name={setting.name} />,
  }));
  return (
    <Card title="Configuration" howToRead="As the trainer or an upload said it">
      <Tags {...place} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Rows rows={[...fieldRows(place), ...about]} />
        <div>
          {settings.length > 0 ? (
            <SettingRows settings={rows} differing={differing} />
          ) : (
            <p className="py-1.5 text-[0.8125rem] text-muted">No hyperparameter was given.</p>
          )}
          {canWrite && <AddSetting {...{ project, run: data }} />}
        </div>
      </div>
    </Card>
  );
}
