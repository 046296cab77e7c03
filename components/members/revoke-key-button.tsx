"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";

type RevokeKeyButtonProps = { project: string; id: string; name: string };

export function RevokeKeyButton({ project, id, name }: RevokeKeyButtonProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const revoke = useMutation({
    mutationFn: () => sendJson<void>("DELETE", apiPaths.key(project, id)),
    onSuccess: () => {
      setIsOpen(false);
      toast.success(`"${name}" is revoked.`);
      router.refresh();
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <Dialog
      title={`Revoke "${name}"?`}
      description="Whatever uses it is refused from its next request on. This cannot be taken back; a new key can be made."
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button variant="danger" size="small" aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      }
      actions={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" isBusy={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke
          </Button>
        </>
      }
    />
  );
}
