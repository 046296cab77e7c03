import { z } from "zod";
import { changePasswordInput, renameInput, sessionSummary } from "@/lib/members/account-schema";
import {
  acceptedInvitation,
  acceptInput,
  invitationSummary,
  inviteInput,
  madeInvitation,
} from "@/lib/members/invitation-schema";
import { changeRoleInput, memberSummary, removeMemberInput } from "@/lib/members/member-schema";
import {
  changePersonInput,
  heldProject,
  passwordLinkResponse,
  personSummary,
} from "@/lib/members/person-schema";
import { makeOnceKey } from "./idempotency-key";
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
    response: json(listOf(memberSummary), "members"),
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
    response: json(memberSummary, "the member"),
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
    response: { kind: "none", description: "removed" },
  },
  {
    method: "post",
    path: `${project}/members/{user}/handover`,
    group,
    id: "handOverProject",
    summary: "Make a member an owner, and yourself an admin",
    description: "By an owner in person; a key cannot.",
    scope: null,
    response: json(memberSummary, "the new owner"),
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
    response: json(listOf(invitationSummary), "open invitations, the last first"),
  },
  {
    method: "post",
    path: `${project}/invitations`,
    group,
    id: "invite",
    summary: "Invite one address, or whoever has the link",
    headers: makeOnceKey,
    description:
      "The link works once and is shown this once. It goes by mail, too, where a mail server is set and an address is named. A new invitation for an address replaces the one before. Inviting an owner is an owner's alone.",
    scope: "admin",
    json: {
      schema: inviteInput,
      example: { email: "ada@example.org", role: "editor", expiresIn: "7d" },
    },
    response: json(madeInvitation, "the link"),
  },
  {
    method: "delete",
    path: `${project}/invitations/{invitation}`,
    group,
    id: "withdrawInvitation",
    summary: "Withdraw an invitation; its link is dead at once",
    scope: "admin",
    response: { kind: "none", description: "withdrawn" },
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
    response: json(acceptedInvitation, "the project and the role"),
  },
];

const account: Operation[] = [
  {
    method: "patch",
    path: "/account",
    group,
    id: "changeName",
    summary: "Change your name",
    scope: null,
    json: { schema: renameInput, example: { name: "Ada" } },
    response: json(z.object({ name: z.string() }), "the name"),
  },
  {
    method: "put",
    path: "/account/password",
    group,
    id: "changePassword",
    summary: "Change your password; every other session of yours ends",
    scope: null,
    json: {
      schema: changePasswordInput,
      example: { current: "the old password", password: "at least ten characters" },
    },
    response: json(z.object({ changed: z.boolean() }), "changed"),
  },
  {
    method: "get",
    path: "/account/sessions",
    group,
    id: "listSessions",
    summary: "Your own sessions",
    scope: null,
    response: json(listOf(sessionSummary), "sessions, this one first"),
  },
  {
    method: "delete",
    path: "/account/sessions",
    group,
    id: "endOtherSessions",
    summary: "End all of your sessions but this one",
    scope: null,
    response: { kind: "none", description: "ended" },
  },
  {
    method: "delete",
    path: "/account/sessions/{session}",
    group,
    id: "endSession",
    summary: "End one of your sessions",
    scope: null,
    response: { kind: "none", description: "ended" },
  },
];

const administration = "For a server administrator in person.";

const server: Operation[] = [
  {
    method: "get",
    path: "/people",
    group,
    id: "listPeople",
    summary: "Everybody with an account on this server",
    description: administration,
    scope: null,
    response: json(listOf(personSummary), "people"),
  },
  {
    method: "patch",
    path: "/people/{user}",
    group,
    id: "changePerson",
    summary: "Disable or open an account, name an administrator, take away a lost second factor",
    description: `${administration} A disabled person's sessions end at once, and their keys are refused.`,
    scope: null,
    json: { schema: changePersonInput, example: { isDisabled: true } },
    response: json(personSummary, "the person"),
  },
  {
    method: "post",
    path: "/people/{user}/password-link",
    group,
    id: "createPasswordLink",
    summary: "A link by which a person chooses a new password",
    description: administration,
    scope: null,
    response: json(passwordLinkResponse, "the link, shown this once"),
  },
  {
    method: "get",
    path: "/held-projects",
    group,
    id: "listHeldProjects",
    summary: "Every project of this server with its owners, and nothing of what is in it",
    description: administration,
    scope: null,
    response: json(listOf(heldProject), "projects"),
  },
];

export const peopleOperations: readonly Operation[] = [
  ...members,
  ...invitations,
  ...account,
  ...server,
];
