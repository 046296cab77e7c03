import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInPanel } from "@/components/members/sign-in-panel";
import { nextPath } from "@/lib/auth/next-path";
import { readViewer } from "@/lib/auth/read-viewer";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, error } = await searchParams;
  const target = nextPath(typeof next === "string" ? next : null);
  if ((await readViewer(await headers()))?.kind === "user") redirect(target);
  return <SignInPanel next={target} isLinkDead={error !== undefined} />;
}
