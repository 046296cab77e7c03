import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ResetForm } from "@/components/members/reset-form";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

type ResetPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ResetPage({ searchParams }: ResetPageProps) {
  const { token } = await searchParams;
  if (isOidcOnly()) redirect(paths.signIn());
  return (
    <>
      <h1 className="mb-4 font-bold text-title">A new password</h1>
      <ResetForm token={typeof token === "string" ? token : ""} />
    </>
  );
}
