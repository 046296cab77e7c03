"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths, paths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";
import type { RunDetail } from "@/lib/runs/schema";

type DeleteRunDialogProps = { project: string; run: RunDetail; onClose: () => void };

/** There is no way back, hence the name typed by hand. */
export function DeleteRunDialog({ project, run, onClose }: DeleteRunDialogProps) {
  const router = useRouter();
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const remove = useMutation({
    mutationFn: () => sendJson("DELETE", apiPaths.run(project, run.id)),
    onSuccess: async () => {
      router.push(paths.runs(project));
      toast.success(`${run.name} is deleted.`);
      await client.invalidateQueries({ queryKey: runKeys.all(project) });
    },
    onError: (error) => toast.error(error.message),
  });
  const isNamed = typed.trim() === run.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isNamed) remove.mutate();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Delete ${run.name}?`}
      description="Its checkpoints, outcomes, predictions, metrics and uploads go with it. The dataset stays. This cannot be undone."
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={`Type ${run.id} to confirm`}>
          <Input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" disabled={!isNamed} isBusy={remove.isPending}>
            Delete
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
