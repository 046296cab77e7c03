import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { EmbedPage } from "@/components/shares/page/embed-page";
import { publicOrigin } from "@/lib/auth/origin";
import { paths } from "@/lib/paths";
import { countVisit } from "@/lib/shares/count-visit";
import { readEmbedOptions } from "@/lib/shares/embed-options";
import { visitEmbed } from "@/lib/shares/visit";

type EmbedRouteProps = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = {
  title: { absolute: "Onset" },
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export default async function EmbedRoute({ params, searchParams }: EmbedRouteProps) {
  const { token } = await params;
  const visit = await visitEmbed(token);
  if (visit === null) notFound();
  countVisit(visit.share, await headers());
  const pageUrl = `${publicOrigin()}${paths.shared(token)}`;
  return (
    <EmbedPage view={visit.view} pageUrl={pageUrl} {...readEmbedOptions(await searchParams)} />
  );
}
