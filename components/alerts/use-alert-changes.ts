import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/ui/toast";
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

/** A call that refreshes the lists of rules and channels, however it ends. */
function useChange<Input, Result>(project: string, send: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: alertKeys.all(project) }),
    onError: (error: Error) => toast.error(error.message),
  });
}

function useDeliveryTest<Input>(
  project: string,
  send: (input: Input) => Promise<DeliveryResponse>,
) {
  return useChange(project, async (input: Input) => {
    const delivery = await send(input);
    const { ok, answer } = delivery;
    if (ok) toast.success(`The test arrived: ${answer}.`);
    else toast.error(`The test did not arrive: ${answer}.`);
    return delivery;
  });
}

/** Making a rule, and trying where it would tell. */
export function useNewAlert(project: string) {
  return {
    create: useChange(project, (input: CreateAlertInput) =>
      sendJson<AlertRuleResponse>("POST", apiPaths.alerts(project), input),
    ),
    test: useDeliveryTest(project, (channel: RuleChannelInput) =>
      "id" in channel
        ? sendJson("POST", apiPaths.alertChannelTest(project, channel.id))
        : sendJson("POST", apiPaths.newChannelTest(project), { channel }),
    ),
  };
}

/** What can be done with a rule. */
export function useAlertChanges(project: string, id: string) {
  const address = apiPaths.alert(project, id);
  return {
    change: useChange(project, (input: PatchAlertInput) =>
      sendJson<AlertRuleResponse>("PATCH", address, input),
    ),
    remove: useChange(project, () => sendJson<void>("DELETE", address)),
    test: useDeliveryTest(project, () => sendJson("POST", apiPaths.alertTest(project, id))),
  };
}

/** Making a channel, and what can be done with one that there is. */
export function useChannelChanges(project: string, id: string) {
  const address = apiPaths.alertChannel(project, id);
  return {
    create: useChange(project, (input: ChannelInput) =>
      sendJson<AlertChannelResponse>("POST", apiPaths.alertChannels(project), input),
    ),
    change: useChange(project, (input: PatchChannelInput) =>
      sendJson<AlertChannelResponse>("PATCH", address, input),
    ),
    remove: useChange(project, () => sendJson<void>("DELETE", address)),
    test: useDeliveryTest(project, () => sendJson("POST", apiPaths.alertChannelTest(project, id))),
  };
}
