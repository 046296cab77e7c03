"use client";

import { useState } from "react";
import { RemoveMember } from "@/components/members/remove-member";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { fullMeaning } from "@/lib/domain/roles";
import type { MemberSummary } from "@/lib/members/member-schema";
import { paths } from "@/lib/paths";

type OwnMembershipProps = { project: string; self: MemberSummary; keys: readonly string[] };

/** For members who may not administer: their own role, and the way out. */
export function OwnMembership({ project, self, keys }: OwnMembershipProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card title={`You are ${self.role} of this project`} howToRead={fullMeaning(self.role)}>
      <p className="mb-3 text-muted">
        Owners and admins see who else is in it, invite people and change roles.
      </p>
      <Button variant="danger" onClick={() => setIsOpen(true)}>
        Leave…
      </Button>
      <RemoveMember
        {...{ project, member: self, keys, isSelf: true, isOpen, onOpenChange: setIsOpen }}
        onGone={() => window.location.assign(paths.home())}
      />
    </Card>
  );
}
