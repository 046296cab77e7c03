import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { changeRole, type MemberRef } from "@/lib/members/change-role";
import { changeRoleInput, removeMemberInput } from "@/lib/members/member-schema";
import { openToRemove, removeMember } from "@/lib/members/remove-member";

export const PATCH = route<MemberRef>(
  async ({ viewer, params, request }) =>
    changeRole(viewer, params, (await readJsonBody(request, changeRoleInput)).role),
  { opens: "admin" },
);

export const DELETE = route<MemberRef>(
  async ({ viewer, params, request }) => {
    const input = request.body === null ? {} : await readJsonBody(request, removeMemberInput);
    return removeMember(viewer, params, input);
  },
  { opens: openToRemove },
);
