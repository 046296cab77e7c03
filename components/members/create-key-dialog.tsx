"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CreateKeyForm } from "@/components/members/create-key-form";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";

type NewKeyProps = { value: string; onDone: () => void };

function NewKey({ value, onDone }: NewKeyProps) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">
        Copy it now: it is shown this once. Only a hash of it is stored, so nobody can look it up
        later.
      </p>
      <CodeBlock label="the API key" code={value} />
      <Button variant="primary" className="self-end" onClick={onDone}>
        I have it
      </Button>
    </div>
  );
}

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
