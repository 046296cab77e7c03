import type { Metadata } from "next";
import { headers } from "next/headers";
import { PageHeader } from "@/components/layout/page-header";
import { NameForm } from "@/components/members/name-form";
import { PasswordForm } from "@/components/members/password-form";
import { ProviderCard } from "@/components/members/provider-card";
import { SessionList } from "@/components/members/session-list";
import { TwoFactorCard } from "@/components/members/two-factor-card";
import { Notice } from "@/components/ui/notice";
import { isOidcOnly, readOidcSettings } from "@/lib/auth/oidc-settings";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { signInProblem } from "@/lib/auth/sign-in-problems";
import { getOwnAccount } from "@/lib/members/change-account";
import { listSessions } from "@/lib/members/list-sessions";

export const metadata: Metadata = { title: "Your account" };

type AccountPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AccountPage({ searchParams }: AccountPageProps) {
  const { error } = await searchParams;
  const viewer = await requirePageViewer();
  const [account, sessions] = await Promise.all([
    getOwnAccount(viewer),
    listSessions(viewer, await headers()),
  ]);
  const provider = readOidcSettings();
  const hasPassword = account.hasPassword && !isOidcOnly();
  return (
    <>
      <PageHeader title="Your account" />
      {typeof error === "string" && <Notice tone="warn">{signInProblem(error)}</Notice>}
      <div className="flex max-w-4xl flex-col gap-4">
        <NameForm name={viewer.name} email={viewer.email} />
        {hasPassword && <PasswordForm />}
        {hasPassword && <TwoFactorCard isOn={account.hasTwoFactor} />}
        {provider && <ProviderCard name={provider.name} isConnected={account.isByProvider} />}
        <SessionList sessions={sessions} />
      </div>
    </>
  );
}
