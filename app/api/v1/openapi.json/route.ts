import { publicOrigin } from "@/lib/auth/origin";
import { createOpenApiDocument } from "@/lib/openapi/document";

/** The contract is no secret: a client is generated before anybody has a key. */
export function GET(): Response {
  return Response.json(createOpenApiDocument(publicOrigin()));
}
