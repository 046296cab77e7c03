"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";

type DeleteMappingButtonProps = { project: string; id: string; name: string };

export function DeleteMappingButton({ project, id, name }: DeleteMappingButtonProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const remove = useMutation({
    mutationFn: () => sendJson<void>("DELETE", apiPaths.mapping(project, id)),
    onSuccess: () => {
      setIsOpen(false);
      toast.success(`"${name}" is forgotten.`);
      router.refresh();
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <Dialog
      title={`Forget "${name}"?`}
      description="Files of its shape are asked about again. What was read by it stays as it is."
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button variant="danger" size="small" aria-label={`Forget ${name}`}>
          Forget
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
            Forget
          </Button>
        </>
      }
    />
  );
}
