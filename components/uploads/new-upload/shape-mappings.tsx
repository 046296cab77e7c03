"use client";

import Link from "next/link";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { guessOf } from "@/components/uploads/mapping-control/guess-of";
import { SeriesControl } from "@/components/uploads/mapping-control/series-control";
import { WarningList } from "@/components/uploads/warning-list";
import { asksStep } from "@/lib/domain/mapping/given-answers";
import { paths } from "@/lib/paths";
import type { InspectedFile, InspectResponse } from "@/lib/uploads/inspect-schema";
import { type BundleDraft, givenOf, includedFiles, withGiven } from "./bundle-draft";
import { joinCheckpoints } from "./join-checkpoints";
import { RowMapping } from "./row-mapping";

type ShapeMappingsProps = {
  project: string;
  response: InspectResponse;
  draft: BundleDraft;
  onChange: (draft: BundleDraft) => void;
};

const shownShapes = 30;
const shownChoices = 500;

/** Files of one shape are read by one mapping: one control each, open where something is asked. */
export function ShapeMappings({ project, response, draft, onChange }: ShapeMappingsProps) {
  const shapes = new Map<string, InspectedFile[]>();
  for (const file of includedFiles(response, draft))
    shapes.set(file.shape, [...(shapes.get(file.shape) ?? []), withoutStep(file, response)]);
  const groups = [...shapes.values()].slice(0, shownShapes);
  const isAlone = response.files.length === 1;
  if (groups.length === 1 && groups[0] !== undefined)
    return <ShapeMapping {...{ project, draft, onChange, isAlone }} files={groups[0]} />;
  return groups.map((files) => {
    const [first] = files;
    if (first === undefined) return null;
    return (
      <details
        key={first.shape}
        open={first.questions.length > 0 || undefined}
        className="border-t pt-3"
      >
        <summary className="wrap-anywhere cursor-pointer rounded-sm font-semibold">
          {first.name ?? first.filename}
          <span className="ml-2 font-normal text-caption text-muted">
            {files.length === 1 ? first.path : `${files.length} files like ${first.path}`}
          </span>
        </summary>
        <div className="mt-3">
          <ShapeMapping
            {...{ project, draft, onChange, files, isAlone }}
            of={nameIn(first, groups)}
          />
        </div>
      </details>
    );
  });
}

/** Of several files each has its checkpoint in the table of files: it is not one of their shape. */
function withoutStep(file: InspectedFile, { files }: InspectResponse): InspectedFile {
  if (files.length === 1) return file;
  return { ...file, questions: file.questions.filter((question) => !asksStep(question)) };
}

/** Its own name, unless another control is of one that is called the same. */
function nameIn(file: InspectedFile, groups: readonly (readonly InspectedFile[])[]): string {
  const same = groups.filter(([first]) => first?.filename === file.filename);
  return same.length > 1 ? file.path : file.filename;
}

type ShapeMappingProps = Omit<ShapeMappingsProps, "response"> & {
  files: readonly InspectedFile[];
  isAlone: boolean;
  of?: string;
};

function ShapeMapping({ project, draft, onChange, files, isAlone, of }: ShapeMappingProps) {
  const [shown, setShown] = useState("");
  const joined = joinCheckpoints(files);
  const file = joined ?? files.find(({ path }) => path === shown) ?? files[0];
  if (file === undefined) return null;
  const given = givenOf(file, draft);
  const change = (next: typeof given) => onChange(withGiven(draft, file.shape, next));
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {file.remembered !== null && (
        <Notice tone="info">
          Read by the remembered mapping{" "}
          <Link className="underline" href={paths.settings(project, "mappings")}>
            {file.remembered.name}
          </Link>
          .
        </Notice>
      )}
      {files.length > 1 && joined === null && (
        <Field label={`Shown of ${files.length} files that are read alike`}>
          <Select
            value={file.path}
            options={files.slice(0, shownChoices).map(({ path }) => ({ value: path, label: path }))}
            onChange={({ target }) => setShown(target.value)}
          />
        </Field>
      )}
      <WarningList warnings={file.warnings} />
      {file.series.length > 0 ? (
        <SeriesControl
          series={file.series}
          guess={guessOf(file)}
          questions={file.questions}
          reasons={file.reasons}
          given={given}
          onChange={change}
          of={of}
          source={
            file.remembered === null ? "Our guess from the names." : "As remembered of such files."
          }
        />
      ) : (
        <RowMapping {...{ file, given, isAlone, of }} onChange={change} />
      )}
    </div>
  );
}
