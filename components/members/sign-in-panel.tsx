import { SignInForm } from "@/components/members/sign-in-form";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";

type SignInPanelProps = { next: string; isLinkDead: boolean };

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

export function SignInPanel({ next, isLinkDead }: SignInPanelProps) {
  return (
    <>
      <h1 className="mb-4 font-bold text-title">Sign in</h1>
      {isLinkDead && <DeadLink />}
      <SignInForm next={next} />
      <section className="mt-8 border-t pt-5 text-[0.8125rem] text-muted">
        <h2 className="font-medium text-ink">No password yet?</h2>
        <p className="mt-1 mb-2">
          Open the link that the terminal printed when the server started. It signs the owner in
          once, and a password can be chosen then. For a new link, restart the server, or run in its
          folder:
        </p>
        <CodeBlock label="the command for a sign-in link" code="npm run --silent sign-in-link" />
      </section>
    </>
  );
}
