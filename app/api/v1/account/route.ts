import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { setUpAccountInput } from "@/lib/members/schema";
import { requirePerson, setUpAccount } from "@/lib/members/service";

export const PUT = route(
  async ({ viewer, request }) =>
    setUpAccount(viewer, await readJsonBody(request, setUpAccountInput), request.headers),
  { opens: async (viewer) => requirePerson(viewer) },
);
