"use client";

import { StickyNote } from "lucide-react";
import dynamic from "next/dynamic";
import { type FormEvent, useState } from "react";
import { useEditRun } from "@/components/runs/page/use-change-run";
import { Button, IconButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { RunDetail } from "@/lib/runs/schema";

// Markdown is read only where there is some.
const Note = dynamic(() => import("@/components/shares/dialog/note").then((module) => module.Note));

type RunNoteProps = { project: string; run: RunDetail; canWrite: boolean };

function NoteForm({ project, run, onDone }: Omit<RunNoteProps, "canWrite"> & FormEnd) {
  const edit = useEditRun(project, run.id);
  const [text, setText] = useState(run.notes ?? "");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    edit("note", { notes: text.trim() || null }, { notes: run.notes }).then(
      onDone,
      (error: Error) => {
        setIsBusy(false);
        setProblem(error.message);
      },
    );
  };
  return (
    <form onSubmit={save} className="flex max-w-[54rem] flex-col gap-2">
      <Field label="Note" hint="Markdown: **bold**, lists, links." error={problem}>
        <Textarea
          autoFocus
          rows={6}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex gap-2">
        <Button size="small" type="submit" variant="primary" isBusy={isBusy}>
          Save the note
        </Button>
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
type FormEnd = { onDone: () => void };

/** Writes the first note of a run, in the line of its facts: a run without one gives it no room. */
export function AddNoteButton({ onClick }: { onClick: () => void }) {
  return (
    <IconButton
      icon={StickyNote}
      className="print:hidden"
      label="Add a note"
      title="Add a note"
      onClick={onClick}
    />
  );
}

/** What somebody wrote about a run, where one reads it first; written where it stands. */
export function RunNote({
  isEditing,
  onEdit,
  ...rest
}: RunNoteProps & { isEditing: boolean; onEdit: (isEditing: boolean) => void }) {
  const { project, run, canWrite } = rest;
  if (isEditing) return <NoteForm {...{ project, run }} onDone={() => onEdit(false)} />;
  if (run.notes === null) return null;
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
      <section aria-label="Note" className="min-w-0">
        <Note text={run.notes} />
      </section>
      {canWrite && (
        <Button size="small" variant="ghost" className="print:hidden" onClick={() => onEdit(true)}>
          Edit the note
        </Button>
      )}
    </div>
  );
}
