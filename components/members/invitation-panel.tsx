import type { ReactNode } from "react";
import { AcceptInvitation } from "@/components/members/accept-invitation";
import { NewAccountForm } from "@/components/members/account-form";
import { OidcButton } from "@/components/members/oidc-button";
import { SignOutButton } from "@/components/members/sign-out-button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { fullMeaning, type Role } from "@/lib/domain/roles";
import { paths } from "@/lib/paths";

type InvitationPanelProps = {
  token: string;
  invitation: {
    projectName: string;
    role: Role;
    email: string | null;
    invitedBy: string | null;
    hasAccount: boolean;
  };
  /** The address that is signed in; null: nobody is. */
  signedInAs: string | null;
  provider: string | null;
  hasPasswords: boolean;
};

function InvitationActions(props: InvitationPanelProps): ReactNode {
  const { token, invitation, signedInAs, provider, hasPasswords } = props;
  const { email, projectName, hasAccount } = invitation;
  const here = paths.invitation(token);
  if (signedInAs !== null && email !== null && signedInAs !== email) {
    return (
      <Notice tone="warn">
        <p>
          This invitation is for {email}, and you are signed in as {signedInAs}. Sign out, then open
          it again.
        </p>
        <SignOutButton next={here} className="mt-3" />
      </Notice>
    );
  }
  if (signedInAs !== null) {
    return (
      <>
        <p className="mb-4 text-muted">You are signed in as {signedInAs}.</p>
        <AcceptInvitation token={token} project={projectName} />
        <SignOutButton next={here} className="mt-3">
          Use another account
        </SignOutButton>
      </>
    );
  }
  return (
    <>
      {provider !== null && <OidcButton name={provider} next={here} isMain={!hasPasswords} />}
      {hasPasswords && hasAccount && (
        <>
          <p className="my-4 text-muted">{email} has an account here.</p>
          <LinkButton href={paths.signIn(here)} variant="primary">
            Sign in to join
          </LinkButton>
        </>
      )}
      {hasPasswords && !hasAccount && (
        <>
          <p className="my-4 text-muted">
            New here? Choose a name and a password. Or{" "}
            <a href={paths.signIn(here)} className="text-ink underline">
              sign in
            </a>{" "}
            with the account that you have.
          </p>
          <NewAccountForm {...{ token, email, project: projectName }} />
        </>
      )}
    </>
  );
}

export function InvitationPanel(props: InvitationPanelProps) {
  const { projectName, role, invitedBy } = props.invitation;
  return (
    <>
      <h1 className="font-bold text-title text-balance">Join {projectName}</h1>
      <p className="mt-1 mb-5 text-muted">
        {invitedBy ?? "Somebody"} invites you as {role}. {fullMeaning(role)}
      </p>
      <InvitationActions {...props} />
    </>
  );
}
