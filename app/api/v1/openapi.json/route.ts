import { publicOrigin } from "@/lib/auth/origin";
import { route } from "@/lib/http/route";
import { createOpenApiDocument } from "@/lib/openapi/document";

export const GET = route(async () => createOpenApiDocument(publicOrigin()));
