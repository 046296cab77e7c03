"use client";

import { type ReactNode, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { asksStep } from "@/lib/domain/mapping/given-answers";
import { formatBytes, formatCount } from "@/lib/format";
import type { InspectedFile, InspectResponse } from "@/lib/uploads/inspect-schema";
import {
  type BundleDraft,
  destinationKey,
  destinationsOf,
  type FileDestination,
  withSkipped,
} from "./bundle-draft";

type FoundFilesProps = {
  response: InspectResponse;
  draft: BundleDraft;
  onChange: (draft: BundleDraft) => void;
  /** The control that says where a run's or dataset's files go. */
  placeOf: (group: FileGroup) => ReactNode;
};

export type FileGroup = {
  kind: "run" | "dataset";
  id: string;
  name: string;
  exists: boolean;
  places: readonly FileDestination[];
};

const shownFiles = 100;
const shownGroups = 200;

/** The readable files by the run or dataset that they are of. */
export function groupsOf(response: InspectResponse): FileGroup[] {
  const all = destinationsOf(response);
  const placesIn = (kind: FileDestination["kind"], id: string) =>
    all.filter((place) => place.kind === kind && place.id === id);
  const groups: FileGroup[] = [
    ...response.datasets.map(({ id, name, exists }) => ({
      ...{ kind: "dataset" as const, id, name, exists },
      places: placesIn("dataset", id),
    })),
    ...response.runs.map(({ id, name, exists }) => ({
      ...{ kind: "run" as const, id, name, exists },
      places: placesIn("run", id),
    })),
  ];
  return groups.filter(({ places }) => places.length > 0);
}

/** What was found, by run, to be left out or stored. */
export function FoundFiles({ response, draft, onChange, placeOf }: FoundFilesProps) {
  const groups = groupsOf(response);
  return (
    <Card
      title="What was found"
      howToRead="Files of one run together. What is not ticked is not stored."
    >
      <Table label="Files by run" maxHeight="36rem">
        <TableHead>
          <tr>
            <TableHeadCell className="w-8">
              <span className="sr-only">Stored</span>
            </TableHeadCell>
            <TableHeadCell>File</TableHeadCell>
            <TableHeadCell>What it is</TableHeadCell>
            <TableHeadCell isNumeric>Step</TableHeadCell>
            <TableHeadCell isNumeric>Rows</TableHeadCell>
            <TableHeadCell isNumeric>Size</TableHeadCell>
          </tr>
        </TableHead>
        {groups.slice(0, shownGroups).map((group) => (
          <GroupRows
            key={`${group.kind} ${group.id}`}
            {...{ group, draft, onChange }}
            isBare={response.files.length === 1}
            place={placeOf(group)}
          />
        ))}
      </Table>
      {groups.length > shownGroups && (
        <p className="mt-2 text-caption text-muted">
          and {formatCount(groups.length - shownGroups)} more runs, all of them stored
        </p>
      )}
    </Card>
  );
}

type GroupRowsProps = {
  group: FileGroup;
  draft: BundleDraft;
  onChange: FoundFilesProps["onChange"];
  place: ReactNode;
  /** Without its files, where all runs are of one. */
  isBare: boolean;
};

function GroupRows({ group, draft, onChange, place, isBare }: GroupRowsProps) {
  const { places } = group;
  const isLeft = (one: FileDestination) => draft.skipped.has(destinationKey(one));
  const left = places.filter(isLeft).length;
  const checked = left === 0 ? true : left === places.length ? false : "indeterminate";
  const toggle = (some: readonly FileDestination[], isIn: boolean) =>
    onChange(withSkipped(draft, some, !isIn));
  return (
    <tbody>
      <TableRow className="bg-page hover:bg-page">
        <TableCell>
          <Checkbox
            aria-label={`Store ${group.name}`}
            checked={checked}
            onCheckedChange={(is) => toggle(places, is === true)}
          />
        </TableCell>
        <TableCell colSpan={5}>
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{group.name}</span>
            <Badge tone={group.exists ? "neutral" : "info"}>
              {group.exists ? "there already" : "new"} {group.kind}
            </Badge>
            <span className="text-caption text-muted">
              {isBare
                ? places[0]?.file.name
                : `${formatCount(places.length)} ${places.length === 1 ? "file" : "files"}`}
            </span>
            <span className="ml-auto">{place}</span>
          </div>
        </TableCell>
      </TableRow>
      {(isBare ? [] : places.slice(0, shownFiles)).map((one) => {
        const { file } = one;
        return (
          <TableRow key={file.path}>
            <TableCell>
              <Checkbox
                aria-label={`Store ${file.path} in ${group.name}`}
                checked={!isLeft(one)}
                onCheckedChange={(is) => toggle([one], is === true)}
              />
            </TableCell>
            <TableCell className="wrap-anywhere min-w-40 font-mono text-caption">
              {file.path}
            </TableCell>
            <TableCell>{file.name}</TableCell>
            <TableCell isNumeric>
              {file.questions.some(asksStep) ? (
                <StepInput {...{ file, draft, onChange }} />
              ) : (
                file.step !== null && formatCount(file.step)
              )}
            </TableCell>
            <TableCell isNumeric>{formatCount(file.rows)}</TableCell>
            <TableCell isNumeric>{formatBytes(file.bytes)}</TableCell>
          </TableRow>
        );
      })}
      {places.length > shownFiles && (
        <tr>
          <td />
          <td colSpan={5} className="px-2 py-1.5 text-caption text-muted">
            and {formatCount(places.length - shownFiles)} more files of it
          </td>
        </tr>
      )}
    </tbody>
  );
}

type StepInputProps = Pick<GroupRowsProps, "draft" | "onChange"> & { file: InspectedFile };

/** For a file that names no checkpoint, nor does its place. */
function StepInput({ file: { path }, draft, onChange }: StepInputProps) {
  const [text, setText] = useState(draft.steps[path]?.toString() ?? "");
  const change = (written: string) => {
    setText(written);
    const { [path]: _, ...others } = draft.steps;
    const isStep = /^\d{1,15}$/.test(written.trim());
    onChange({ ...draft, steps: isStep ? { ...others, [path]: Number(written) } : others });
  };
  return (
    <Input
      inputMode="numeric"
      autoComplete="off"
      aria-label={`Step of ${path}`}
      placeholder="step"
      className="h-7 w-20 text-right"
      value={text}
      onChange={({ target }) => change(target.value)}
    />
  );
}
