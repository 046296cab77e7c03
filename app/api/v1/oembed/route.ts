import { publicOrigin } from "@/lib/auth/origin";
import { AppError } from "@/lib/errors";
import { errorResponse } from "@/lib/http/error-response";
import { readQuery } from "@/lib/http/route";
import { deadLink } from "@/lib/shares/guest-responses";
import { oembedOf, oembedQuery, tokenIn } from "@/lib/shares/oembed";
import { visitEmbed } from "@/lib/shares/visit";

export async function GET(request: Request) {
  try {
    const query = readQuery(request, oembedQuery);
    if (query.format === "xml") {
      throw new AppError("invalid-input", "format: only json is spoken here");
    }
    const origin = publicOrigin();
    const token = tokenIn(query.url, origin);
    const visit = token === null ? null : await visitEmbed(token);
    if (token === null || visit === null) return deadLink(request);
    return Response.json(oembedOf({ token, title: visit.view.title, origin, query }));
  } catch (error) {
    return errorResponse(error, request);
  }
}
