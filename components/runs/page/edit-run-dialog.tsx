"use client";

import { type FormEvent, useState } from "react";
import { parseTags } from "@/components/runs/page/parse-tags";
import { useChangeRun } from "@/components/runs/page/use-change-run";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { putRunInput, type RunDetail } from "@/lib/runs/schema";

type EditRunDialogProps = { project: string; run: RunDetail; onClose: () => void };

type Errors = Partial<Record<string, string>>;

export function EditRunDialog({ project, run, onClose }: EditRunDialogProps) {
  const change = useChangeRun(project, run.id);
  const [errors, setErrors] = useState<Errors>({});
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const checked = putRunInput.safeParse({
      name: String(form.get("name")).trim(),
      tags: parseTags(String(form.get("tags"))),
      notes: String(form.get("notes")).trim() || null,
    });
    if (checked.success) {
      change.mutate(checked.data, { onSuccess: onClose });
      return;
    }
    const { issues } = checked.error;
    setErrors(Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message])));
  };
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={`Edit ${run.name}`}>
      <form onSubmit={save} className="flex flex-col gap-4">
        <Field label="Name" error={errors.name}>
          <Input name="name" defaultValue={run.name} autoComplete="off" />
        </Field>
        <Field label="Tags" hint="Separated by commas" error={errors.tags}>
          <Input name="tags" defaultValue={run.tags.join(", ")} autoComplete="off" />
        </Field>
        <Field label="Notes" error={errors.notes}>
          <Textarea name="notes" defaultValue={run.notes ?? ""} rows={5} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={change.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
