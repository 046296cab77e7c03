"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { ChangedMapping, RememberedMapping } from "@/lib/uploads/mapping-schema";
import { MappingEditor } from "./mapping-editor";

type EditMappingButtonProps = { project: string; item: RememberedMapping };

export function EditMappingButton({ project, item }: EditMappingButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog
      title={`Change "${item.name}"`}
      description="What was stored by it is read again, all of it or nothing. What was chosen by hand on a run stays."
      className="max-w-3xl"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button size="small" aria-label={`Change ${item.name}`}>
          Change
        </Button>
      }
    >
      <EditMappingForm project={project} item={item} onDone={() => setIsOpen(false)} />
    </Dialog>
  );
}

function EditMappingForm({
  project,
  item,
  onDone,
}: EditMappingButtonProps & { onDone: () => void }) {
  const router = useRouter();
  const [name, setName] = useState(item.name);
  const [mapping, setMapping] = useState<RememberedMapping["mapping"] | null>(item.mapping);
  const save = useMutation({
    mutationFn: () =>
      sendJson<ChangedMapping>("PUT", apiPaths.mapping(project, item.id), {
        name: name.trim(),
        ...(mapping === item.mapping ? {} : { mapping }),
      }),
    onSuccess: ({ runs }) => {
      toast.success(savedWord(runs.length));
      onDone();
      router.refresh();
    },
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (mapping !== null) save.mutate();
      }}
    >
      <Field label="Name" error={name.trim() === "" ? "a mapping needs a name" : undefined}>
        <Input
          value={name}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <MappingEditor mapping={item.mapping} onChange={setMapping} />
      <FormProblem
        message={save.error ? `Nothing was changed: ${save.error.message}` : undefined}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          isBusy={save.isPending}
          disabled={mapping === null || name.trim() === ""}
        >
          Save and read again
        </Button>
      </div>
    </form>
  );
}

function savedWord(runs: number): string {
  if (runs === 0) return "Saved. Nothing stored had been read by it.";
  return `Saved. ${runs} ${runs === 1 ? "run was" : "runs were"} read again.`;
}
