"use client";

import { type FormEvent, useState } from "react";
import type { useSavedViews } from "@/components/runs/list/use-saved-views";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { SavedView } from "@/lib/runs/list/list-schema";

type SaveViewDialogProps = {
  query: string;
  views: readonly SavedView[];
  save: ReturnType<typeof useSavedViews>["save"];
  onClose: () => void;
};

/** A name for what the list shows now; a name that exists is written over, which the button says. */
export function SaveViewDialog({ query, views, save, onClose }: SaveViewDialogProps) {
  const [name, setName] = useState("");
  const same = views.find((view) => view.name === name.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    const change = { id: same?.id ?? null, name: name.trim(), query, version: same?.version };
    save.mutate(change, { onSuccess: onClose });
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Save this view"
      description="Filters, order and columns as they are now; for everyone in the project."
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label="Name"
          hint={same ? "This name is taken: its view is written over." : undefined}
        >
          <Input
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            disabled={name.trim() === ""}
            isBusy={save.isPending}
          >
            {same ? "Write over" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
