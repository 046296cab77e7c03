"use client";

import { useRouter } from "next/navigation";
import { DeleteRunsDialog } from "@/components/runs/list/delete-runs-dialog";
import { useRunActions } from "@/components/runs/list/use-run-actions";
import { paths } from "@/lib/paths";
import type { RunDetail } from "@/lib/runs/schema";

type DeleteRunDialogProps = { project: string; run: RunDetail; onClose: () => void };

/** As in the list: asked once, undone by the message that follows. */
export function DeleteRunDialog({ project, run, onClose }: DeleteRunDialogProps) {
  const router = useRouter();
  const actions = useRunActions(project);
  // Not by a callback of the call: the dialog is gone by then, and callbacks go with it.
  const remove = () =>
    actions.mutateAsync({ action: "delete", runs: [run.id] }).then(
      () => router.push(paths.runs(project)),
      () => undefined,
    );
  return <DeleteRunsDialog names={[run.name]} onDelete={() => void remove()} onClose={onClose} />;
}
