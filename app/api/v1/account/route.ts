import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { renameInput } from "@/lib/members/account-schema";
import { changeName } from "@/lib/members/change-account";
import { firstStartInput } from "@/lib/members/schema";
import { requirePerson, setUpAccount } from "@/lib/members/service";

export const PUT = route(
  async ({ viewer, request }) =>
    setUpAccount(viewer, await readJsonBody(request, firstStartInput), request.headers),
  { opens: async (viewer) => requirePerson(viewer) },
);

export const PATCH = route(
  async ({ viewer, request }) => changeName(viewer, await readJsonBody(request, renameInput)),
  { opens: async (viewer) => requirePerson(viewer) },
);
