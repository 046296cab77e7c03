"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { FormProblem } from "@/components/ui/form-problem";
import { sendJson } from "@/lib/http/api-client";
import type { AcceptedInvitation } from "@/lib/members/invitation-schema";
import { apiPaths, paths } from "@/lib/paths";

/** For a person who is signed in: one press, and they are a member. */
export function AcceptInvitation({ token, project }: { token: string; project: string }) {
  const accept = useMutation({
    mutationFn: () => sendJson<AcceptedInvitation>("POST", apiPaths.acceptInvitation(), { token }),
    onSuccess: (accepted) => window.location.assign(paths.project(accepted.project)),
  });
  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" isBusy={accept.isPending} onClick={() => accept.mutate()}>
        Join {project}
      </Button>
      <FormProblem message={accept.error?.message} />
    </div>
  );
}
