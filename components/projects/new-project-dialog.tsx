"use client";

import { NewProjectForm } from "@/components/projects/new-project-form";
import { Dialog } from "@/components/ui/dialog";

type NewProjectDialogProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

export function NewProjectDialog({ isOpen, onOpenChange }: NewProjectDialogProps) {
  return (
    <Dialog
      title="New project"
      description="A space for runs that belong together: their datasets, keys and settings."
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <NewProjectForm onMade={() => onOpenChange(false)} />
    </Dialog>
  );
}
