import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { changePerson } from "@/lib/members/change-person";
import { requireAdministrator } from "@/lib/members/list-people";
import { changePersonInput } from "@/lib/members/person-schema";

export const PATCH = route<{ user: string }>(
  async ({ viewer, params, request }) =>
    changePerson(viewer, params.user, await readJsonBody(request, changePersonInput)),
  { opens: requireAdministrator },
);
