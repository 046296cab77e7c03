import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError, notFound } from "@/lib/errors";
import { canSendMail } from "@/lib/mail/send-mail";
import { openToRead, openToWrite, type ReadScope, type WriteScope } from "@/lib/projects/access";
import type { AlertChannel } from "@/prisma/generated/client";
import { nameFor, shownChannel, toTarget } from "./channel";
import { deleteChannel, putChannel, updateChannel } from "./mutations";
import { type ChannelRow, findChannel, listChannels } from "./queries";
import {
  type AlertChannelResponse,
  type ChannelInput,
  createChannelInput,
  type DeliveryResponse,
  type PatchChannelInput,
  type RuleChannelInput,
} from "./schema";
import { sendTest } from "./send-test";

/** More than anybody chooses from. */
const mostChannels = 100;

export async function listProjectChannels(
  viewer: Viewer,
  project: string,
): Promise<AlertChannelResponse[]> {
  return (await listChannels(await openToRead(viewer, project))).map(toResponse);
}

export async function createChannel(
  viewer: Viewer,
  project: string,
  input: ChannelInput,
): Promise<AlertChannelResponse> {
  const scope = await openToWrite(viewer, project);
  const there = withTarget(await listChannels(scope), input);
  if (there !== undefined) {
    throw new AppError("conflict", `there is a channel with this address: ${there.name}`);
  }
  return answerOf(scope, await makeChannel(scope, input));
}

type ChannelRef = { project: string; channel: string };

/** Changes a channel for all rules that tell it. */
export async function changeChannel(
  viewer: Viewer,
  { project, channel: id }: ChannelRef,
  { name, url, to }: PatchChannelInput,
): Promise<AlertChannelResponse> {
  const scope = await openToWrite(viewer, project);
  const { kind, target } = await requireChannel(scope, id);
  const given = kind === "mail" ? { kind, to: to ?? target } : { kind, url: url ?? target };
  const parsed = createChannelInput.safeParse(given);
  if (!parsed.success) {
    const [{ path, message } = { path: [], message: "is not an address" }] = parsed.error.issues;
    const column = path.join(".");
    throw new AppError("invalid-input", `${column} ${message}`, [{ column, message }]);
  }
  refuseName(await listChannels(scope), name, id);
  const fields = name === undefined ? {} : { name };
  await updateChannel(scope, id, { ...fields, target: toTarget(parsed.data).target });
  return answerOf(scope, id);
}

export async function removeChannel(
  viewer: Viewer,
  { project, channel: id }: ChannelRef,
): Promise<void> {
  const scope = await openToWrite(viewer, project);
  await requireChannel(scope, id);
  const { name, rules } = await answerOf(scope, id);
  if (rules > 0) {
    throw new AppError(
      "conflict",
      rules === 1
        ? `1 rule tells ${name}; delete it first, or let it tell another channel`
        : `${rules} rules tell ${name}; delete them first, or let them tell another channel`,
    );
  }
  await deleteChannel(scope, id);
}

export async function testStoredChannel(
  viewer: Viewer,
  { project, channel: id }: ChannelRef,
): Promise<DeliveryResponse> {
  const scope = await openToWrite(viewer, project);
  return sendTest(scope, await requireChannel(scope, id), null);
}

/** Sends a test to a channel that is not made yet. */
export async function testChannel(
  viewer: Viewer,
  project: string,
  channel: ChannelInput,
): Promise<DeliveryResponse> {
  const scope = await openToWrite(viewer, project);
  return sendTest(scope, toTarget(channel), null);
}

/** The id of the channel that a rule names, made where it is given in full and there is none with its address. */
export async function channelOf(scope: WriteScope, channel: RuleChannelInput): Promise<string> {
  if ("id" in channel) return (await requireChannel(scope, channel.id)).id;
  return makeChannel(scope, channel);
}

async function makeChannel(scope: WriteScope, channel: ChannelInput): Promise<string> {
  refuseUnsendable(channel);
  const all = await listChannels(scope);
  const there = withTarget(all, channel);
  if (there !== undefined) return there.id;
  if (all.length >= mostChannels) {
    throw new AppError(
      "conflict",
      `a project has at most ${mostChannels} channels; delete one first`,
    );
  }
  refuseName(all, channel.name, null);
  const target = toTarget(channel);
  const name = channel.name ?? nameFor(target, new Set(all.map((one) => one.name)));
  return putChannel(scope, { ...target, name });
}

function withTarget(all: readonly ChannelRow[], channel: ChannelInput): ChannelRow | undefined {
  const { kind, target } = toTarget(channel);
  return all.find((one) => one.kind === kind && one.target === target);
}

/** Two channels of one name cannot be told apart in a rule. */
function refuseName(
  all: readonly ChannelRow[],
  name: string | undefined,
  own: string | null,
): void {
  if (name === undefined || !all.some((one) => one.name === name && one.id !== own)) return;
  const message = `another channel is called ${name}; give this one another name`;
  throw new AppError("conflict", message, [{ column: "name", message }]);
}

function refuseUnsendable(channel: ChannelInput): void {
  if (channel.kind !== "mail" || canSendMail()) return;
  throw new AppError(
    "invalid-input",
    "this server sends no mail: whoever runs it sets ONSET_SMTP_URL and ONSET_MAIL_FROM; a webhook or Slack works without",
    [{ column: "channel", message: "no mail server is set" }],
  );
}

async function requireChannel(scope: ReadScope, id: string): Promise<AlertChannel> {
  const channel = /^[0-9a-f-]{36}$/.test(id) ? await findChannel(scope, id) : null;
  if (channel === null) throw notFound("channel", id);
  return channel;
}

async function answerOf(scope: ReadScope, id: string): Promise<AlertChannelResponse> {
  const row = (await listChannels(scope)).find((one) => one.id === id);
  if (row === undefined) throw notFound("channel", id);
  return toResponse(row);
}

function toResponse(row: ChannelRow): AlertChannelResponse {
  return {
    ...shownChannel(row),
    rules: row.rules,
    lastAnswer: row.lastAnswer,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
  };
}
