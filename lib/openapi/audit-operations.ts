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
    answer: json(auditPage, "a page of the trail"),
  },
];
