import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInPanel } from "@/components/members/sign-in-panel";
import { nextPath } from "@/lib/auth/next-path";
import { isOidcOnly, readOidcSettings } from "@/lib/auth/oidc-settings";
import { readPerson } from "@/lib/auth/read-viewer";
import { signInProblem } from "@/lib/auth/sign-in-problems";

export const metadata: Metadata = { title: "Sign in" };

/** Ours, and those that Better Auth puts in its place. */
const deadLinkCodes = new Set(["link", "INVALID_TOKEN", "EXPIRED_TOKEN", "ATTEMPTS_EXCEEDED"]);

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, error } = await searchParams;
  const target = nextPath(typeof next === "string" ? next : null);
  if ((await readPerson(await headers())) !== null) redirect(target);
  const provider = readOidcSettings()?.name ?? null;
  const [code] = [error].flat();
  const isLinkDead = code !== undefined && deadLinkCodes.has(code);
  const problem = code === undefined || isLinkDead ? null : signInProblem(code);
  return (
    <SignInPanel
      {...{ next: target, isLinkDead, problem, provider, hasPasswords: !isOidcOnly() }}
    />
  );
}
