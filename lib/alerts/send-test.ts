import "server-only";
import { randomUUID } from "node:crypto";
import { publicOrigin } from "@/lib/auth/origin";
import { paths } from "@/lib/paths";
import type { WriteScope } from "@/lib/projects/access";
import type { AlertRule } from "@/prisma/generated/client";
import type { Target } from "./channel";
import type { DeliveryResponse } from "./schema";
import { sendAlert } from "./send-alert";

/** Sends a test, at once and once; `rule` where it is one's own. */
export async function sendTest(
  scope: WriteScope,
  channel: Target,
  rule: AlertRule | null,
): Promise<DeliveryResponse> {
  return sendAlert({
    channel,
    projectId: scope.projectId,
    deliveryId: randomUUID(),
    runName: null,
    message: {
      rule: {
        id: rule?.id ?? null,
        kind: "test",
        value: rule?.value ?? null,
        tag: rule?.tag ?? null,
      },
      project: scope.slug,
      run: null,
      step: null,
      epoch: null,
      sentence: `This is a test by ${scope.actor}: alerts of ${scope.slug} arrive here.`,
      url: `${publicOrigin()}${paths.alerts(scope.slug)}`,
      firedAt: new Date().toISOString(),
    },
  });
}
