import Link from "next/link";
import { OidcButton } from "@/components/members/oidc-button";
import { SignInForm } from "@/components/members/sign-in-form";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";

type SignInPanelProps = {
  next: string;
  isLinkDead: boolean;
  problem: string | null;
  /** The name of the identity provider; null: none is set. */
  provider: string | null;
  hasPasswords: boolean;
};

function DeadLink() {
  return (
    <Notice tone="warn" className="mb-5">
      <p className="font-medium">That sign-in link no longer works.</p>
      <p className="mt-0.5">
        It opens once and within a day, so it was used already or has expired. A restart of the
        server prints a new one; so does the command below.
      </p>
    </Notice>
  );
}

function PrintedLink() {
  return (
    <section className="mt-8 border-t pt-5 text-[0.8125rem] text-muted">
      <h2 className="font-medium text-ink">No account yet?</h2>
      <p className="mt-1">
        Open the link of your invitation, or ask an owner of the project for one.
      </p>
      <p className="mt-2 mb-2">
        On a new server, open the link that the terminal printed: it signs its administrator in
        once. For a new link, run in the server's folder:
      </p>
      <CodeBlock label="the command for a sign-in link" code="npm run --silent sign-in-link" />
    </section>
  );
}

export function SignInPanel(props: SignInPanelProps) {
  const { next, isLinkDead, problem, provider, hasPasswords } = props;
  return (
    <>
      <h1 className="mb-4 font-bold text-title">Sign in</h1>
      {isLinkDead && <DeadLink />}
      {problem !== null && (
        <Notice tone="warn" className="mb-5">
          {problem}
        </Notice>
      )}
      {provider !== null && <OidcButton name={provider} next={next} isMain={!hasPasswords} />}
      {provider !== null && hasPasswords && (
        <p className="my-4 text-center text-caption text-muted">or</p>
      )}
      {hasPasswords && (
        <>
          <SignInForm next={next} />
          <p className="mt-3 text-[0.8125rem]">
            <Link href={paths.forgotten()} className="text-muted underline hover:text-ink">
              Forgotten your password?
            </Link>
          </p>
        </>
      )}
      <PrintedLink />
    </>
  );
}
