import { oembedQuery, oembedResponse } from "@/lib/shares/oembed";
import { createdShare, createShareInput, patchShareInput, shareSummary } from "@/lib/shares/schema";
import { sharedView } from "@/lib/shares/shared-view";
import { makeOnceKey } from "./idempotency-key";
import { json, type Operation } from "./operation";
import { listOf } from "./page";

const shares = "/projects/{project}/shares";
const share = `${shares}/{share}`;
const group = "Shares";

const management: Operation[] = [
  {
    method: "get",
    path: shares,
    group,
    id: "listShares",
    summary: "Every link of the project, newest first; never a token",
    scope: "read",
    response: json(listOf(shareSummary), "links"),
  },
  {
    method: "post",
    path: shares,
    group,
    id: "createShare",
    summary: "Share a run, a comparison or a report, live or frozen; the token is shown this once",
    headers: makeOnceKey,
    description:
      "view holds the parameters of the page's URL: what it hides or zooms away is not in the link.",
    scope: "write",
    json: {
      schema: createShareInput,
      example: {
        target: { kind: "run", run: "unk050_s1" },
        view: { hide: "train-known" },
        mode: "frozen",
        title: "Half new facts",
        expiresIn: "30d",
        allow: { downloads: true, embed: false },
      },
    },
    response: json(createdShare, "the addresses of the link"),
  },
  {
    method: "patch",
    path: share,
    group,
    id: "changeShare",
    summary: "Pause, resume, extend from now or rename a link",
    scope: "write",
    json: { schema: patchShareInput, example: { paused: true } },
    response: json(shareSummary, "the link"),
  },
  {
    method: "delete",
    path: share,
    group,
    id: "revokeShare",
    summary: "Revoke a link; it is dead at the next request",
    scope: "write",
    response: { kind: "none", description: "revoked" },
  },
  {
    method: "post",
    path: `${share}/copy`,
    group,
    id: "copyShare",
    summary: "Make a second link with the same view and settings; its token is shown this once",
    headers: makeOnceKey,
    scope: "write",
    response: json(createdShare, "the addresses of the new link"),
  },
];

const guests: Operation[] = [
  {
    method: "get",
    path: "/shared/{token}",
    group,
    id: "readShared",
    summary: "All data of a shared page and nothing else",
    description:
      "Needs no key. With a password: Authorization: Basic with any user name, or the page's cookie. 404 for every dead or wrong token alike.",
    scope: null,
    isOpen: true,
    response: json(sharedView, "what the page shows"),
  },
  {
    method: "get",
    path: "/oembed",
    group,
    id: "oembed",
    summary: "oEmbed 1.0 for a link that may be embedded",
    scope: null,
    isOpen: true,
    query: oembedQuery,
    response: json(oembedResponse, "the frame to show"),
  },
];

export const shareOperations: readonly Operation[] = [...management, ...guests];
