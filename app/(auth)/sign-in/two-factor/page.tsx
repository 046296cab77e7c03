import type { Metadata } from "next";
import { TwoFactorForm } from "@/components/members/two-factor-form";
import { nextPath } from "@/lib/auth/next-path";

export const metadata: Metadata = { title: "Second step" };

type TwoFactorPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TwoFactorPage({ searchParams }: TwoFactorPageProps) {
  const { next } = await searchParams;
  return (
    <>
      <h1 className="mb-4 font-bold text-title">Second step</h1>
      <TwoFactorForm next={nextPath(typeof next === "string" ? next : null)} />
    </>
  );
}
