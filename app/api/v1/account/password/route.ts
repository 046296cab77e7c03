import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { withCookies } from "@/lib/http/with-cookies";
import { changePasswordInput } from "@/lib/members/account-schema";
import { changePassword } from "@/lib/members/change-account";
import { requirePerson } from "@/lib/members/service";

export const PUT = route(
  async ({ viewer, request }) => {
    const input = await readJsonBody(request, changePasswordInput);
    return withCookies({ changed: true }, await changePassword(viewer, input, request.headers));
  },
  { opens: async (viewer) => requirePerson(viewer) },
);
