import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { AlertsPage } from "@/components/alerts/alerts-page";
import { SigningDialog } from "@/components/alerts/signing-dialog";
import { PageHeader } from "@/components/layout/page-header";
import { listProjectChannels } from "@/lib/alerts/change-channel";
import { getFeed } from "@/lib/alerts/get-feed";
import { listProjectFirings } from "@/lib/alerts/list-firings";
import {
  alertsOptions,
  channelsOptions,
  feedOptions,
  firingsOptions,
} from "@/lib/alerts/query-options";
import { listAlerts } from "@/lib/alerts/service";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayWrite } from "@/lib/projects/may-write";
import { getQueryClient } from "@/lib/query-client";

export const metadata: Metadata = { title: "Alerts" };

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

export default async function Alerts({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const items = await orNotFound(listAlerts(viewer, project));
  const client = getQueryClient();
  client.setQueryData(alertsOptions(project).queryKey, { items });
  const channels = await listProjectChannels(viewer, project);
  client.setQueryData(channelsOptions(project).queryKey, { items: channels });
  const firings = await listProjectFirings(viewer, project, { limit: 50 });
  client.setQueryData(firingsOptions(project).queryKey, firings);
  client.setQueryData(feedOptions(project).queryKey, await getFeed(viewer, project, { limit: 15 }));
  const canWrite = await mayWrite(viewer, project);
  const on = items.filter(({ enabled }) => enabled).length;
  return (
    <>
      <PageHeader
        crumbs={[{ label: project }]}
        title="Alerts"
        meta={
          items.length > 0 &&
          `${counted(items.length, "rule")}, ${on} on · ${counted(channels.length, "channel")}`
        }
        actions={canWrite && <SigningDialog project={project} />}
      />
      <HydrationBoundary state={dehydrate(client)}>
        <AlertsPage project={project} canWrite={canWrite} />
      </HydrationBoundary>
    </>
  );
}
