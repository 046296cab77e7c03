import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError, notFound } from "@/lib/errors";
import { openToRead, openToWrite, type ReadScope } from "@/lib/projects/access";
import { channelOf } from "./change-channel";
import { shownChannel } from "./channel";
import type { AlertKind } from "./choices";
import { findFacts } from "./judge-project";
import {
  deleteRule,
  insertRule,
  replaceSigningSecret,
  signingSecretOf,
  updateRule,
} from "./mutations";
import {
  countSpokenOf,
  findRule,
  listRules,
  listRuleUse,
  type RuleRow,
  type RuleUse,
} from "./queries";
import type {
  AlertPreview,
  AlertRuleResponse,
  CreateAlertInput,
  DeliveryResponse,
  PatchAlertInput,
  PreviewQuery,
} from "./schema";
import { sendTest } from "./send-test";

/** More than anybody reads; each costs at every change. */
const mostRules = 100;

export async function listAlerts(viewer: Viewer, project: string): Promise<AlertRuleResponse[]> {
  const scope = await openToRead(viewer, project);
  const uses = await listRuleUse(scope);
  return (await listRules(scope)).map((rule) => toResponse(rule, uses));
}

export async function createAlert(
  viewer: Viewer,
  project: string,
  { rule, tag, channel }: CreateAlertInput,
): Promise<AlertRuleResponse> {
  const scope = await openToWrite(viewer, project);
  if ((await listRules(scope)).length >= mostRules) {
    throw new AppError(
      "conflict",
      `a project has at most ${mostRules} alert rules; delete one first`,
    );
  }
  const channelId = await channelOf(scope, channel);
  const value = rule.value ?? null;
  await findFacts(
    { id: scope.projectId, slug: scope.slug },
    value === null ? {} : { limits: [value] },
  );
  const fields = { kind: rule.kind, value, tag: tag ?? null, channelId };
  return answerOf(scope, await insertRule(scope, fields));
}

type RuleRef = { project: string; alert: string };

export async function changeAlert(
  viewer: Viewer,
  { project, alert }: RuleRef,
  input: PatchAlertInput,
): Promise<AlertRuleResponse> {
  const scope = await openToWrite(viewer, project);
  await requireRule(scope, alert);
  const { rule, tag, channel, enabled, mutedUntil } = input;
  const channelId = channel === undefined ? null : await channelOf(scope, channel);
  await findFacts(
    { id: scope.projectId, slug: scope.slug },
    rule?.value === undefined ? {} : { limits: [rule.value] },
  );
  const changed = await updateRule(scope, alert, {
    ...(rule === undefined ? {} : { kind: rule.kind, value: rule.value ?? null }),
    ...(tag === undefined ? {} : { tag }),
    ...(channelId === null ? {} : { channelId }),
    ...(enabled === undefined ? {} : { isEnabled: enabled }),
    ...(mutedUntil === undefined ? {} : { mutedUntil }),
  });
  return answerOf(scope, changed);
}

export async function deleteAlert(viewer: Viewer, { project, alert }: RuleRef): Promise<void> {
  const scope = await openToWrite(viewer, project);
  await requireRule(scope, alert);
  await deleteRule(scope, alert);
}

/** Sends a test by a rule's channel, at once and once. */
export async function testAlert(
  viewer: Viewer,
  { project, alert }: RuleRef,
): Promise<DeliveryResponse> {
  const scope = await openToWrite(viewer, project);
  const rule = await requireRule(scope, alert);
  return sendTest(scope, rule.channel, rule);
}

export async function previewAlert(
  viewer: Viewer,
  project: string,
  { kind, value, tag }: PreviewQuery,
): Promise<AlertPreview> {
  const scope = await openToRead(viewer, project);
  return countSpokenOf(scope, { kind, value: value ?? null, tag: tag ?? null });
}

export async function getSigningSecret(
  viewer: Viewer,
  project: string,
): Promise<{ secret: string }> {
  const scope = await openToWrite(viewer, project);
  return { secret: await signingSecretOf(scope.projectId) };
}

/** A new secret; what the old one signed cannot be checked any more. */
export async function changeSigningSecret(
  viewer: Viewer,
  project: string,
): Promise<{ secret: string }> {
  return { secret: await replaceSigningSecret(await openToWrite(viewer, project)) };
}

async function requireRule(scope: ReadScope, id: string): Promise<RuleRow> {
  const rule = /^[0-9a-f-]{36}$/.test(id) ? await findRule(scope, id) : null;
  if (rule === null) throw notFound("alert", id);
  return rule;
}

async function answerOf(scope: ReadScope, rule: RuleRow): Promise<AlertRuleResponse> {
  return toResponse(rule, await listRuleUse(scope));
}

function toResponse(rule: RuleRow, uses: readonly RuleUse[]): AlertRuleResponse {
  const use = uses.find(({ ruleId }) => ruleId === rule.id);
  return {
    id: rule.id,
    rule: { kind: rule.kind as AlertKind, value: rule.value },
    tag: rule.tag,
    channel: shownChannel(rule.channel),
    enabled: rule.isEnabled,
    mutedUntil: rule.mutedUntil?.toISOString() ?? null,
    runs: use?.runs ?? 0,
    lastAnswer: use?.lastAnswer ?? null,
    createdBy: rule.createdBy,
    createdAt: rule.createdAt.toISOString(),
  };
}
