import {
  acceptedInvitation,
  acceptInput,
  invitationSummary,
  inviteInput,
  madeInvitation,
} from "@/lib/members/invitation-schema";
import { changeRoleInput, memberSummary, removeMemberInput } from "@/lib/members/member-schema";
import { json, type Operation } from "./operation";
import { listOf } from "./page";

const project = "/projects/{project}";
const group = "People";

const members: Operation[] = [
  {
    method: "get",
    path: `${project}/members`,
    group,
    id: "listMembers",
    summary: "The people of a project, owners first",
    scope: "admin",
    answer: json(listOf(memberSummary), "members"),
  },
  {
    method: "patch",
    path: `${project}/members/{user}`,
    group,
    id: "changeRole",
    summary: "Give a member another role",
    description:
      "Naming an owner and changing one is an owner's alone. The last owner keeps the role: 409.",
    scope: "admin",
    json: { schema: changeRoleInput, example: { role: "editor" } },
    answer: json(memberSummary, "the member"),
  },
  {
    method: "delete",
    path: `${project}/members/{user}`,
    group,
    id: "removeMember",
    summary: "Remove a member, or leave",
    description:
      "Anyone may leave. Where the person holds keys that work, keys says what becomes of them; without it the answer is 409. The last owner stays: 409.",
    scope: "admin",
    json: { schema: removeMemberInput, example: { keys: "handOver" } },
    answer: { kind: "none", description: "removed" },
  },
  {
    method: "post",
    path: `${project}/members/{user}/handover`,
    group,
    id: "handOverProject",
    summary: "Make a member an owner, and yourself an admin",
    description: "By an owner in person; a key cannot.",
    scope: null,
    answer: json(memberSummary, "the new owner"),
  },
];

const invitations: Operation[] = [
  {
    method: "get",
    path: `${project}/invitations`,
    group,
    id: "listInvitations",
    summary: "Invitations that nobody accepted yet",
    scope: "admin",
    answer: json(listOf(invitationSummary), "open invitations, the last first"),
  },
  {
    method: "post",
    path: `${project}/invitations`,
    group,
    id: "invite",
    summary: "Invite one address, or whoever has the link",
    description:
      "The link works once and is shown this once. It goes by mail, too, where a mail server is set and an address is named. A new invitation for an address replaces the one before. Inviting an owner is an owner's alone.",
    scope: "admin",
    json: {
      schema: inviteInput,
      example: { email: "ada@example.org", role: "editor", expiresIn: "7d" },
    },
    answer: json(madeInvitation, "the link"),
  },
  {
    method: "delete",
    path: `${project}/invitations/{invitation}`,
    group,
    id: "withdrawInvitation",
    summary: "Withdraw an invitation; its link is dead at once",
    scope: "admin",
    answer: { kind: "none", description: "withdrawn" },
  },
  {
    method: "post",
    path: "/invitation/accept",
    group,
    id: "acceptInvitation",
    summary: "Accept an invitation by its token, signed in or with a new account",
    scope: null,
    isOpen: true,
    json: {
      schema: acceptInput,
      example: {
        token: "oi_…",
        account: { name: "Ada", email: "ada@example.org", password: "at least ten characters" },
      },
    },
    answer: json(acceptedInvitation, "the project and the role"),
  },
];

export const peopleOperations: readonly Operation[] = [...members, ...invitations];
