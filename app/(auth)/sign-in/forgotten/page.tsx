import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ForgottenForm } from "@/components/members/forgotten-form";
import { CodeBlock } from "@/components/ui/code-block";
import { LinkButton } from "@/components/ui/link-button";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { canSendMail } from "@/lib/mail/send-mail";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Forgotten password" };
// Whether a mail server is set is known when the server runs, not when it is built.
export const dynamic = "force-dynamic";

function WithoutMail() {
  return (
    <div className="text-muted">
      <p>
        This server sends no mail. An administrator can make you a link: under Administration,
        beside your name.
      </p>
      <p className="mt-3 mb-2">
        If you run the server yourself, this prints a link that signs its administrator in:
      </p>
      <CodeBlock label="the command for a sign-in link" code="npm run --silent sign-in-link" />
    </div>
  );
}

export default function ForgottenPage() {
  if (isOidcOnly()) redirect(paths.signIn());
  return (
    <>
      <h1 className="mb-4 font-bold text-title">Forgotten your password?</h1>
      {canSendMail() ? <ForgottenForm /> : <WithoutMail />}
      <LinkButton href={paths.signIn()} className="mt-5">
        Back to sign-in
      </LinkButton>
    </>
  );
}
