import type { Metadata } from "next";
import { LinkPanel } from "@/components/members/link-panel";
import { paths } from "@/lib/paths";

export const metadata: Metadata = { title: "Sign in" };

type LinkPageProps = { searchParams: Promise<{ token?: string | string[] }> };

/** Where a sign-in link leads: opening it changes nothing, the button does. */
export default async function LinkPage({ searchParams }: LinkPageProps) {
  const { token } = await searchParams;
  return (
    <LinkPanel action={paths.openSignInLink()} token={typeof token === "string" ? token : ""} />
  );
}
