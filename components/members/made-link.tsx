import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import type { MadeInvitation } from "@/lib/members/invitation-schema";

type MadeLinkProps = { made: MadeInvitation; whom: string; onDone: () => void };

/** The link of a new invitation: shown this once, whether or not a mail went out. */
export function MadeLink({ made, whom, onDone }: MadeLinkProps) {
  return (
    <Card title={made.mail === "sent" ? "Sent" : "The invitation's link"}>
      <div className="flex flex-col gap-3">
        {made.mail === "sent" && <p>A mail with this link is on its way to {whom}.</p>}
        {made.mail === "failed" && (
          <Notice tone="warn">
            No mail went out: {made.mailProblem}. The invitation stands; pass the link on yourself.
          </Notice>
        )}
        {made.mail === "none" && <p>Pass it on to {whom} yourself.</p>}
        <CodeBlock label="the invitation's link" code={made.url} />
        <p className="text-caption text-muted">
          It works once and is shown this once: only a hash of it is stored.
        </p>
        <Button className="self-end" onClick={onDone}>
          Invite another
        </Button>
      </div>
    </Card>
  );
}
