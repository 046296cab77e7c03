import { auditPage, auditQuery } from "@/lib/audit/schema";
import { json, type Operation } from "./operation";

export const auditOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/projects/{project}/audit",
    group: "People",
    id: "readAuditTrail",
    summary: "Who changed what, and what was refused",
    description:
      "Every change and every refused attempt, the last first. format=csv or jsonl streams all that fit. Entries go after the days that ONSET_KEEP_AUDIT_DAYS says.",
    scope: "admin",
    query: auditQuery,
    response: json(auditPage, "a page of the trail"),
  },
  {
    method: "get",
    path: "/audit",
    group: "People",
    id: "readServerAuditTrail",
    summary: "Who signed in, and what was changed of people and accounts",
    description:
      "Of the server itself, for its administrators, in person: sign-ins, changes and refused attempts that are of no project, the last first. Parameters and files as of a project's trail.",
    scope: null,
    query: auditQuery,
    response: json(auditPage, "a page of the trail"),
  },
];
