import { z } from "zod";
import { paths } from "@/lib/paths";

const pixels = z.coerce.number().int().min(1).max(100_000).optional();

export const oembedQuery = z.object({
  url: z.url().max(2000),
  maxwidth: pixels,
  maxheight: pixels,
  format: z.enum(["json", "xml"]).default("json"),
});
export type OembedQuery = z.infer<typeof oembedQuery>;

export const oembedResponse = z.object({
  version: z.literal("1.0"),
  type: z.literal("rich"),
  provider_name: z.string(),
  provider_url: z.string(),
  title: z.string(),
  html: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  cache_age: z.number().int(),
});
export type OembedResponse = z.infer<typeof oembedResponse>;

export const embedSize = { width: 760, height: 520 } as const;

/** The token in the address of a shared page or its embed on this server; null for any other address. */
export function tokenIn(address: string, origin: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.origin !== origin) return null;
  return /^\/(?:s|embed)\/([\w-]{1,200})$/.exec(url.pathname)?.[1] ?? null;
}

/** The element that shows the chart in a page of another site. */
export function embedSnippet(input: {
  embedUrl: string;
  title: string;
  width?: number | string;
  height?: number;
}): string {
  const { embedUrl, title, width = "100%", height = embedSize.height } = input;
  return `<iframe src="${escaped(embedUrl)}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-same-origin allow-popups"></iframe>`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    '"': "&quot;",
    "<": "&lt;",
    ">": "&gt;",
  };
  return text.replace(/[&"<>]/g, (character) => entities[character] ?? "");
}

/** oEmbed 1.0, type rich: the chart in a frame, no larger than was asked for. */
export function oembedOf(input: {
  token: string;
  title: string;
  origin: string;
  query: OembedQuery;
}): OembedResponse {
  const { token, title, origin, query } = input;
  const width = Math.min(embedSize.width, query.maxwidth ?? embedSize.width);
  const height = Math.min(embedSize.height, query.maxheight ?? embedSize.height);
  const embedUrl = `${origin}${paths.embed(token, { height })}`;
  return {
    version: "1.0",
    type: "rich",
    provider_name: "Onset",
    provider_url: origin,
    title: title.slice(0, 300),
    html: embedSnippet({ embedUrl, title: title.slice(0, 300), width, height }),
    width,
    height,
    cache_age: 300,
  };
}
