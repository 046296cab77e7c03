"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";

type RemoveButtonProps = {
  name: string;
  /** "Revoke", and "revoked" once it is done. */
  verb: string;
  done: string;
  description: string;
  /** Where DELETE removes it. */
  address: string;
};

/** Asks once before what a row shows is gone for good. */
export function RemoveButton({ name, verb, done, description, address }: RemoveButtonProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => sendJson<void>("DELETE", address),
    onSuccess: () => {
      setIsOpen(false);
      toast.success(`"${name}" is ${done}.`);
      router.refresh();
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <Dialog
      title={`${verb} "${name}"?`}
      description={description}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button variant="danger" size="small" aria-label={`${verb} ${name}`}>
          {verb}
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
            {verb}
          </Button>
        </>
      }
    />
  );
}
