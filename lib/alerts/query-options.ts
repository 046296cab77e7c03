import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { AlertKind } from "./choices";
import type {
  AlertChannelResponse,
  AlertFiringResponse,
  AlertPreview,
  AlertRuleResponse,
  FeedItem,
} from "./schema";

const listed = 50;

export const alertKeys = { all: (project: string) => ["alerts", project] as const };

export function alertsOptions(project: string) {
  return queryOptions({
    queryKey: [...alertKeys.all(project), "rules"],
    queryFn: ({ signal }) =>
      fetchJson<{ items: AlertRuleResponse[] }>(apiPaths.alerts(project), { signal }),
  });
}

export function channelsOptions(project: string) {
  return queryOptions({
    queryKey: [...alertKeys.all(project), "channels"],
    queryFn: ({ signal }) =>
      fetchJson<{ items: AlertChannelResponse[] }>(apiPaths.alertChannels(project), { signal }),
  });
}

export function firingsOptions(project: string) {
  return queryOptions({
    queryKey: [...alertKeys.all(project), "firings"],
    queryFn: ({ signal }) =>
      fetchJson<{ items: AlertFiringResponse[]; nextCursor: string | null }>(
        apiPaths.alertFirings(project, { limit: listed }),
        { signal },
      ),
    // A delivery that is tried again tells of itself to nobody.
    refetchInterval: 15_000,
  });
}

export function previewOptions(
  project: string,
  rule: { kind: AlertKind; value: number | null; tag: string | null },
) {
  return queryOptions({
    queryKey: [...alertKeys.all(project), "preview", rule],
    queryFn: ({ signal }) =>
      fetchJson<AlertPreview>(apiPaths.alertPreview(project, rule), { signal }),
  });
}

export function feedOptions(project: string) {
  return queryOptions({
    queryKey: [...alertKeys.all(project), "feed"],
    queryFn: ({ signal }) =>
      fetchJson<{ items: FeedItem[] }>(apiPaths.feed(project, { limit: 15 }), { signal }),
  });
}
