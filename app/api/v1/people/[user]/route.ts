import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { changePerson } from "@/lib/members/change-person";
import { changePersonInput } from "@/lib/members/person-schema";
import { openToServer } from "@/lib/projects/access";

export const PATCH = route<{ user: string }>(
  async ({ viewer, params, request }) =>
    changePerson(viewer, params.user, await readJsonBody(request, changePersonInput)),
  { opens: openToServer },
);
