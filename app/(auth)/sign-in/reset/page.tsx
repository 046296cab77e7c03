import type { Metadata } from "next";
import { ResetForm } from "@/components/members/reset-form";

export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

type ResetPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ResetPage({ searchParams }: ResetPageProps) {
  const { token } = await searchParams;
  return (
    <>
      <h1 className="mb-4 font-bold text-title">A new password</h1>
      <ResetForm token={typeof token === "string" ? token : ""} />
    </>
  );
}
