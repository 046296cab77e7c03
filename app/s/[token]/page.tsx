import "server-only";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PasswordPage } from "@/components/shares/page/password-page";
import { SharedPage } from "@/components/shares/page/shared-page";
import { sharedMetadata } from "@/components/shares/shared-metadata";
import { publicOrigin } from "@/lib/auth/origin";
import { paths } from "@/lib/paths";
import { countVisit } from "@/lib/shares/count-visit";
import { guestNetwork } from "@/lib/shares/guest-credentials";
import { lockedProblem } from "@/lib/shares/locked-problem";
import { visitShare } from "@/lib/shares/visit";

/** What a page's token opens, read once a request for its head and its body. */
const loadShared = cache(async (token: string) => {
  const jar = await cookies();
  const address = guestNetwork(await headers());
  return visitShare(token, { cookieOf: (name) => jar.get(name)?.value, address });
});

type SharedRouteProps = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: SharedRouteProps): Promise<Metadata> {
  const { token } = await params;
  const visit = await loadShared(token);
  return sharedMetadata({
    view: visit.kind === "open" ? visit.view : null,
    token,
    origin: publicOrigin(),
  });
}

export default async function SharedRoute({ params, searchParams }: SharedRouteProps) {
  const { token } = await params;
  const visit = await loadShared(token);
  if (visit.kind === "dead") notFound();
  if (visit.kind === "locked") {
    const problem = lockedProblem((await searchParams).try, visit.waitSeconds);
    return <PasswordPage action={paths.unlockShared(token)} problem={problem} />;
  }
  countVisit(visit.share, await headers());
  return <SharedPage view={visit.view} />;
}
