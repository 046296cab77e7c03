import { readJsonBody } from "@/lib/http/json-body";
import { openRoute } from "@/lib/http/open-route";
import { withCookies } from "@/lib/http/with-cookies";
import { acceptInvitation } from "@/lib/members/accept-invitation";
import { acceptInput } from "@/lib/members/invitation-schema";

export const POST = openRoute(async ({ viewer, request }) => {
  const input = await readJsonBody(request, acceptInput);
  const { answer, cookies } = await acceptInvitation(viewer, input, request.headers);
  return withCookies(answer, cookies);
});
