"use client";

import { useMemberCall } from "@/components/members/use-member-call";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { sendJson } from "@/lib/http/api-client";
import type { MemberSummary } from "@/lib/members/member-schema";
import { apiPaths } from "@/lib/paths";

type HandOverDialogProps = {
  project: string;
  member: MemberSummary;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function HandOverDialog({ project, member, isOpen, onOpenChange }: HandOverDialogProps) {
  const handOver = useMemberCall(() => sendJson("POST", apiPaths.handOver(project, member.user)), {
    said: `${member.name} owns the project now.`,
    onDone: () => onOpenChange(false),
  });
  return (
    <Dialog
      title={`Hand the project over to ${member.name}?`}
      description="They become an owner and you an admin: from then on they alone can delete it, name owners, or make you one again."
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" isBusy={handOver.isPending} onClick={() => handOver.mutate()}>
            Hand over
          </Button>
        </>
      }
    />
  );
}
