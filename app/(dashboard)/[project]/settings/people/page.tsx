import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LastChanges } from "@/components/audit/last-changes";
import { OwnMembership } from "@/components/members/own-membership";
import { PeoplePage } from "@/components/members/people-page";
import { orNotFound } from "@/lib/audit/or-not-found";
import { auditQuery } from "@/lib/audit/schema";
import { listAudit } from "@/lib/audit/service";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { canSendMail } from "@/lib/mail/send-mail";
import { listInvitations } from "@/lib/members/invite";
import { getOwnMembership, listMembers } from "@/lib/members/list-members";
import { listProjectKeys } from "@/lib/members/service";
import { mayAdminister, mayWrite } from "@/lib/projects/may-write";

export const metadata: Metadata = { title: "People" };

export default async function Page({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const self = await orNotFound(getOwnMembership(viewer, project));
  if (self === null) notFound();
  const now = new Date().toISOString();
  if (!(await mayAdminister(viewer, project))) {
    return <OwnMembership {...{ project, self, keys: await ownKeys(viewer, project, now) }} />;
  }
  const [members, invitations, keys, { items }] = await Promise.all([
    listMembers(viewer, project),
    listInvitations(viewer, project),
    listProjectKeys(viewer, project),
    listAudit(viewer, project, auditQuery.parse({ limit: 5 })),
  ]);
  const hasMail = canSendMail();
  return (
    <PeoplePage
      {...{ project, members, invitations, keys, self, hasMail, now }}
      beside={<LastChanges project={project} entries={items} />}
    />
  );
}

async function ownKeys(viewer: Viewer, project: string, now: string): Promise<string[]> {
  if (!(await mayWrite(viewer, project))) return [];
  return (await listProjectKeys(viewer, project))
    .filter(({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt ?? "9") > now)
    .map(({ name }) => name);
}
