"use client";

import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { guessOf } from "@/components/uploads/mapping-control/guess-of";
import { QuestionList } from "@/components/uploads/mapping-control/question-list";
import { ReasonList } from "@/components/uploads/mapping-control/reason-list";
import { plainColumn, rolesOf, roleWords } from "@/components/uploads/role-words";
import { asksStep, type Given, saidMapping } from "@/lib/domain/mapping/given-answers";
import { type ColumnRole, type Mapping, mergeMappings } from "@/lib/domain/mapping/mapping";
import type { InspectedFile } from "@/lib/uploads/inspect-schema";
import { PreviewTable } from "./preview-table";

type RowMappingProps = {
  file: InspectedFile;
  given: Given;
  onChange: (given: Given) => void;
  /** Whether no other file is read by the same choices: a step is of one file. */
  isAlone: boolean;
  /** The file's name, where several controls stand on one page. */
  of?: string | undefined;
};

/** What the columns of a table or the fields of its rows are, each with a value to recognise it by. */
export function RowMapping({ file, given, onChange, isAlone, of }: RowMappingProps) {
  const { preview, questions, reasons, holds, path, problem } = file;
  const guess = guessOf(file);
  const mapping = mergeMappings(file.mapping, saidMapping(questions, given));
  const own = (patch: Omit<Mapping, "series">) =>
    onChange({ ...given, own: { ...given.own, ...patch } });
  const isMapped = (role: ColumnRole) =>
    mapping.columns?.[role] !== undefined || plainColumn(role, preview.columns) !== null;
  const roles = preview.isParsed ? [] : rolesOf(holds);
  const isTabular = roles.some(isMapped) || (problem !== null && roles.length > 0);
  return (
    <div className={isTabular ? "grid items-start gap-4 xl:grid-cols-2" : undefined}>
      {isTabular && (
        <Card
          title={of === undefined ? "What each column is" : `What each column of ${of} is`}
          howToRead="Our guess from names and values. Change what is wrong."
        >
          <ColumnTable
            file={file}
            mapping={mapping}
            onColumn={(role, column) => own({ columns: { ...given.own.columns, [role]: column } })}
          />
          <Constants
            {...{ mapping, holds, columns: preview.columns }}
            hasNoStep={!isAlone || questions.some(asksStep)}
            onSplit={(split) => own({ constants: { ...given.own.constants, split } })}
            onStep={(step) => own({ constants: { ...given.own.constants, step } })}
          />
          <ReasonList reasons={reasons} />
        </Card>
      )}
      <div className="flex min-w-0 flex-col gap-4">
        {questions.length > 0 && (
          <div className="min-w-0 rounded-xl border bg-card p-4 sm:px-[18px]">
            <QuestionList {...{ questions, guess, given, onChange, of }} sets={[]} />
          </div>
        )}
        {preview.rows.length > 0 && (
          <Card
            title={of === undefined ? "First rows" : `First rows of ${of}`}
            howToRead={preview.isParsed ? "As they are read." : "As they stand in the file."}
          >
            <PreviewTable preview={preview} label={`The first rows of ${path}`} />
          </Card>
        )}
      </div>
    </div>
  );
}

type ColumnTableProps = {
  file: InspectedFile;
  mapping: Mapping;
  onColumn: (role: ColumnRole, column: string) => void;
};

function ColumnTable({ file, mapping, onColumn }: ColumnTableProps) {
  const { columns, rows } = file.preview;
  const sampleOf = (column: string | undefined) => {
    const at = column === undefined ? -1 : columns.indexOf(column);
    return rows.map((row) => row[at] ?? "").find((cell) => cell !== "") ?? "";
  };
  if (columns.length === 0)
    return <p className="text-muted">No column or field is seen in its beginning.</p>;
  return (
    <Table label={`Columns of ${file.path}`}>
      <TableHead>
        <tr>
          <TableHeadCell>Meaning</TableHeadCell>
          <TableHeadCell>Column</TableHeadCell>
          <TableHeadCell>A value</TableHeadCell>
        </tr>
      </TableHead>
      <tbody>
        {rolesOf(file.holds).map((role) => {
          const said = mapping.columns?.[role];
          const plain = plainColumn(role, columns);
          const column = said ?? plain ?? undefined;
          const isOpen = column === undefined;
          return (
            <TableRow key={role}>
              <TableCell className="whitespace-nowrap">{roleWords[role]}</TableCell>
              <TableCell>
                <Select
                  aria-label={`Column of ${roleWords[role]}`}
                  value={column ?? ""}
                  className={`min-w-32 ${isOpen ? "[&>select]:border-dashed [&>select]:text-muted" : ""}`}
                  options={[
                    { value: "", label: "not in the file", isDisabled: !isOpen },
                    ...columnOptions(columns, column),
                  ]}
                  onChange={({ target }) => onColumn(role, target.value)}
                />
              </TableCell>
              <TableCell className="max-w-56 truncate font-mono text-caption">
                {sampleOf(column)}
              </TableCell>
            </TableRow>
          );
        })}
      </tbody>
    </Table>
  );
}

function columnOptions(columns: readonly string[], chosen: string | undefined) {
  const names = new Set([...columns.filter((name) => name !== ""), ...(chosen ? [chosen] : [])]);
  return [...names].map((name) => ({ value: name, label: name }));
}

type ConstantsProps = {
  mapping: Mapping;
  columns: readonly string[];
  /** The step is asked for elsewhere. */
  hasNoStep: boolean;
  holds: string | null;
  onSplit: (split: string) => void;
  onStep: (step: number) => void;
};

const splits = ["train", "dev", "test"];

/** What holds for all rows, where no column says it. */
function Constants({ mapping, holds, columns, hasNoStep, onSplit, onStep }: ConstantsProps) {
  const { constants = {} } = mapping;
  const isSaid = (role: ColumnRole) =>
    mapping.columns?.[role] !== undefined || plainColumn(role, columns) !== null;
  const hasSplit = !isSaid("split") && holds !== "slick-samples" && holds !== "training-set";
  const hasStep =
    !hasNoStep && !isSaid("step") && (holds === "predictions" || holds === "aggregates");
  if (!hasSplit && !hasStep) return null;
  const split = constants.split ?? "";
  const options = [...new Set([...splits, ...(split === "" ? [] : [split])])];
  return (
    <div className="mt-3 grid gap-3 sm:grid-cols-2">
      {hasSplit && (
        <Field label="Split of all rows" hint="No column says it.">
          <Select
            value={split}
            options={[
              { value: "", label: "as the file says", isDisabled: split !== "" },
              ...options.map((name) => ({ value: name, label: name })),
            ]}
            onChange={({ target }) => onSplit(target.value)}
          />
        </Field>
      )}
      {hasStep && (
        <Field label="Step of all rows" hint="No column says it; a folder may.">
          <Input
            inputMode="numeric"
            defaultValue={constants.step ?? ""}
            onChange={({ target }) => {
              const step = Number(target.value.trim());
              if (target.value.trim() !== "" && Number.isSafeInteger(step) && step >= 0)
                onStep(step);
            }}
          />
        </Field>
      )}
    </div>
  );
}
