import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WelcomeForm } from "@/components/members/account-form";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { needsSetUp } from "@/lib/members/service";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage() {
  if (!(await needsSetUp(await requirePageViewer()))) redirect(paths.home());
  return (
    <>
      <h1 className="font-bold text-title">Welcome to Onset</h1>
      <p className="mt-1 mb-5 text-muted">
        You opened the printed link, so you run this server: you see its people and projects, and
        can let others in. Say who you are; the link works once.
      </p>
      <WelcomeForm hasPasswords={!isOidcOnly()} />
    </>
  );
}
