import type { Metadata } from "next";
import { linkText } from "@/components/shares/report-words";
import { apiPaths, paths } from "@/lib/paths";
import type { LinkView } from "@/lib/shares/shared-view";

const longest = 200;

function short(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

type MetadataInput = { view: LinkView | null; token: string; origin: string };

const hidden: Metadata = {
  robots: { index: false, follow: false, noarchive: true },
  referrer: "no-referrer",
};

/** What a chat shows of a link; a link that is dead or asks for a password says only that it is one. */
export function sharedMetadata({ view, token, origin }: MetadataInput): Metadata {
  if (view === null) return { ...hidden, title: { absolute: "Onset" } };
  const title = short(view.title);
  const description = short(linkText(view.content));
  const url = `${origin}${paths.shared(token)}`;
  const oembed = `${origin}${apiPaths.oembed({ url })}`;
  return {
    ...hidden,
    title: { absolute: `${title} · Onset` },
    description,
    openGraph: { title, description, url, siteName: "Onset", type: "article" },
    twitter: { card: "summary_large_image", title, description },
    ...(view.allow.embed ? { alternates: { types: { "application/json+oembed": oembed } } } : {}),
  };
}
