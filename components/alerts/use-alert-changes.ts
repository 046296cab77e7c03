import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { alertKeys } from "@/lib/alerts/query-options";
import type {
  AlertChannelResponse,
  AlertRuleResponse,
  ChannelInput,
  CreateAlertInput,
  DeliveryResponse,
  PatchAlertInput,
  PatchChannelInput,
  RuleChannelInput,
} from "@/lib/alerts/schema";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";

function showResponse({ ok, answer }: DeliveryResponse): void {
  if (ok) toast.success(`The test arrived: ${answer}.`);
  else toast.error(`The test did not arrive: ${answer}.`);
}

/** Making a rule, and trying where it would tell. */
export function useNewAlert(project: string) {
  const client = useQueryClient();
  const onError = (error: Error) => toast.error(error.message);
  return {
    create: useMutation({
      mutationFn: (input: CreateAlertInput) =>
        sendJson<AlertRuleResponse>("POST", apiPaths.alerts(project), input),
      onSuccess: () => client.invalidateQueries({ queryKey: alertKeys.all(project) }),
      onError,
    }),
    test: useMutation({
      mutationFn: (channel: RuleChannelInput) =>
        "id" in channel
          ? sendJson<DeliveryResponse>("POST", apiPaths.alertChannelTest(project, channel.id))
          : sendJson<DeliveryResponse>("POST", apiPaths.newChannelTest(project), { channel }),
      onSuccess: showResponse,
      onError,
    }),
  };
}

/** What can be done with a rule; each refreshes the lists. */
export function useAlertChanges(project: string, id: string) {
  const client = useQueryClient();
  const shared = {
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all(project) }),
    onError: (error: Error) => toast.error(error.message),
  };
  const address = apiPaths.alert(project, id);
  return {
    change: useMutation({
      mutationFn: (input: PatchAlertInput) => sendJson<AlertRuleResponse>("PATCH", address, input),
      ...shared,
    }),
    remove: useMutation({ mutationFn: () => sendJson<void>("DELETE", address), ...shared }),
    test: useMutation({
      mutationFn: () => sendJson<DeliveryResponse>("POST", apiPaths.alertTest(project, id)),
      onSuccess: showResponse,
      ...shared,
    }),
  };
}

/** Making a channel, and what can be done with one that there is. */
export function useChannelChanges(project: string, id: string) {
  const client = useQueryClient();
  const shared = {
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all(project) }),
    onError: (error: Error) => toast.error(error.message),
  };
  const address = apiPaths.alertChannel(project, id);
  return {
    create: useMutation({
      mutationFn: (input: ChannelInput) =>
        sendJson<AlertChannelResponse>("POST", apiPaths.alertChannels(project), input),
      ...shared,
    }),
    change: useMutation({
      mutationFn: (input: PatchChannelInput) =>
        sendJson<AlertChannelResponse>("PATCH", address, input),
      ...shared,
    }),
    remove: useMutation({ mutationFn: () => sendJson<void>("DELETE", address), ...shared }),
    test: useMutation({
      mutationFn: () => sendJson<DeliveryResponse>("POST", apiPaths.alertChannelTest(project, id)),
      onSuccess: showResponse,
      ...shared,
    }),
  };
}
