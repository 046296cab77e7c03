import type { Metadata } from "next";
import { AdministrationPage } from "@/components/members/administration-page";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { listHeldProjects, listPeople } from "@/lib/members/list-people";
import { mayRunServer } from "@/lib/projects/may-write";
import { RefusedPage } from "../refused-page";

export const metadata: Metadata = { title: "Administration" };

export default async function Page() {
  const viewer = await requirePageViewer();
  if (!(await mayRunServer(viewer))) {
    return <RefusedPage project={null} message="This page is for administrators of this server." />;
  }
  const [people, projects] = await Promise.all([listPeople(viewer), listHeldProjects(viewer)]);
  return (
    <AdministrationPage
      {...{ people, projects, self: viewer.userId, hasPasswords: !isOidcOnly() }}
    />
  );
}
