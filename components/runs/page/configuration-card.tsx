"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { configurationRows, foldSettings } from "@/components/runs/page/configuration-rows";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { paths } from "@/lib/paths";
import { runOptions } from "@/lib/runs/query-options";

type ConfigurationCardProps = {
  project: string;
  run: string;
  /** The settings that another run of the project has otherwise. */
  differing: readonly string[];
};

function Rows({ rows }: { rows: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid content-start grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-6 text-[0.8125rem]">
      {rows.map(({ name, value }) => (
        <div
          key={name}
          className="col-span-2 grid grid-cols-subgrid border-b py-1.5 last:border-b-0"
        >
          <dt className="text-muted wrap-anywhere">{name}</dt>
          <dd className="tabular-nums wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type SettingRowsProps = {
  settings: readonly { name: string; value: string }[];
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

/** How the run was made: whoever compares two runs looks here first. */
export function ConfigurationCard({ project, run, differing }: ConfigurationCardProps) {
  const { data } = useSuspenseQuery(runOptions(project, run));
  const { about, settings } = configurationRows(data);
  const linkTo = (href: string, text: string) => (
    <Link className="underline underline-offset-2" href={href}>
      {text}
    </Link>
  );
  const links = [
    data.dataset && {
      name: "dataset",
      value: linkTo(paths.dataset(project, data.dataset), data.dataset),
    },
    data.baseline && {
      name: "baseline",
      value: linkTo(paths.run(project, data.baseline), data.baseline),
    },
    data.control && {
      name: "control",
      value: linkTo(paths.run(project, data.control), data.control),
    },
  ].filter((row) => row !== null && row !== "");
  return (
    <Card title="Configuration" howToRead="As the trainer or an upload said it">
      {data.notes && (
        <p className="mb-3 max-w-[54rem] whitespace-pre-wrap text-[0.8125rem]">{data.notes}</p>
      )}
      {data.tags.length > 0 && (
        <p className="mb-3 flex flex-wrap gap-1.5">
          {data.tags.map((tag) => (
            <Badge key={tag} className="max-w-full whitespace-normal wrap-anywhere">
              {tag}
            </Badge>
          ))}
        </p>
      )}
      <div className="grid gap-x-10 lg:grid-cols-2">
        <Rows rows={[...about, ...links]} />
        {settings.length > 0 ? (
          <SettingRows settings={settings} differing={differing} />
        ) : (
          <p className="py-1.5 text-[0.8125rem] text-muted">No hyperparameter was given.</p>
        )}
      </div>
    </Card>
  );
}
