import { ImageResponse } from "next/og";
import { previewCard, previewSize } from "@/components/shares/preview/preview-card";
import { noCredentials, visitShare } from "@/lib/shares/visit";

export const size = previewSize;
export const contentType = "image/png";
export const alt = "A shared chart with its finding";

type ImageProps = { params: Promise<{ token: string }> };

/** Read as nobody: whoever has no password sees no data in the preview either. */
export default async function OpenGraphImage({ params }: ImageProps) {
  const visit = await visitShare((await params).token, noCredentials);
  if (visit.kind === "dead") return new Response(null, { status: 404 });
  const card = await previewCard(visit.kind === "open" ? visit.view : null);
  return new ImageResponse(card, { ...size, headers: { "cache-control": "private, no-store" } });
}
