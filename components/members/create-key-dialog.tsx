"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CreateKeyForm } from "@/components/members/create-key-form";
import { NewKey } from "@/components/members/new-key";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type CreateKeyDialogProps = { project: string; canAdminister: boolean };

export function CreateKeyDialog({ project, canAdminister }: CreateKeyDialogProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const open = (isNowOpen: boolean) => {
    setIsOpen(isNowOpen);
    if (isNowOpen) return;
    setKey(null);
    router.refresh();
  };
  return (
    <Dialog
      title={key === null ? "New API key" : "Your new key"}
      isOpen={isOpen}
      onOpenChange={open}
      trigger={
        <Button variant="primary" size="small">
          New key
        </Button>
      }
    >
      {key === null ? (
        <CreateKeyForm project={project} canAdminister={canAdminister} onMade={setKey} />
      ) : (
        <NewKey value={key} onDone={() => open(false)} />
      )}
    </Dialog>
  );
}
