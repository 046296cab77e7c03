import type { Metadata } from "next";
import { headers } from "next/headers";
import { InvitationPanel } from "@/components/members/invitation-panel";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { isOidcOnly, readOidcSettings } from "@/lib/auth/oidc-settings";
import { readPerson } from "@/lib/auth/read-viewer";
import { lookAtInvitation } from "@/lib/members/accept-invitation";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await lookAtInvitation(token);
  if (invitation.kind === "dead") {
    return (
      <>
        <h1 className="mb-4 font-bold text-title">This invitation no longer works</h1>
        <Notice tone="warn">{invitation.sentence}</Notice>
        <LinkButton href={paths.signIn()} className="mt-5">
          To sign-in
        </LinkButton>
      </>
    );
  }
  const viewer = await readPerson(await headers());
  return (
    <InvitationPanel
      token={token}
      invitation={invitation}
      signedInAs={viewer?.kind === "user" ? viewer.email : null}
      provider={readOidcSettings()?.name ?? null}
      hasPasswords={!isOidcOnly()}
    />
  );
}
