import { z } from "zod";
import { text } from "@/lib/http/schema";
import { alertKinds } from "./choices";

const rule = z
  .object({
    kind: z.enum(alertKinds),
    /** Ratio: what "below" speaks under. */
    value: z.number().min(0.001).max(1).optional(),
  })
  .refine(({ kind, value }) => (kind === "below") === (value !== undefined), {
    path: ["value"],
    message: '"below" needs a value from 0.001 to 1, a ratio such as 0.5; the others take none',
  });

const name = text(80).trim().min(1).optional();
const address = (protocols: RegExp, example: string) =>
  z
    .url({ protocol: protocols, hostname: /.+/, error: `is not an address such as ${example}` })
    .max(2000);

const channel = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("webhook"),
    url: address(/^https?$/, "https://hooks.example.com/onset"),
    name,
  }),
  z.object({
    kind: z.literal("slack"),
    url: address(/^https$/, "https://hooks.slack.com/services/..."),
    name,
  }),
  z.object({ kind: z.literal("mail"), to: z.email().max(254), name }),
]);
export type ChannelInput = z.infer<typeof channel>;

/** A channel that there is, or one in full: it is made where the project has none with this address. */
const ruleChannel = z.union([z.strictObject({ id: z.uuid() }), channel]);
export type RuleChannelInput = z.infer<typeof ruleChannel>;

const tag = z.string().min(1).max(200);

export const createAlertInput = z.object({
  rule,
  /** Only runs with this tag. */
  tag: tag.optional(),
  channel: ruleChannel,
});
export type CreateAlertInput = z.infer<typeof createAlertInput>;

export const patchAlertInput = z.object({
  rule: rule.optional(),
  tag: tag.nullish(),
  channel: ruleChannel.optional(),
  enabled: z.boolean().optional(),
  /** Until then what it says is listed and not sent. */
  mutedUntil: z.iso.datetime().nullish(),
});
export type PatchAlertInput = z.infer<typeof patchAlertInput>;

export const testChannelInput = z.object({ channel });

export const createChannelInput = channel;

export const patchChannelInput = z.object({
  name: text(80).trim().min(1).optional(),
  /** Of a webhook or Slack. */
  url: z.string().max(2000).optional(),
  /** Of mail. */
  to: z.string().max(254).optional(),
});
export type PatchChannelInput = z.infer<typeof patchChannelInput>;

const channelKinds = ["webhook", "slack", "mail"] as const;
const shownChannel = {
  id: z.string(),
  kind: z.enum(channelKinds),
  name: z.string(),
  /** As far as it is no secret. */
  address: z.string(),
};

export const alertChannel = z
  .object({
    ...shownChannel,
    /** Rules that tell it. */
    rules: z.number().int(),
    /** What its receiver said last to an alert. */
    lastAnswer: z.string().nullable(),
    createdBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "AlertChannel" });
export type AlertChannelResponse = z.infer<typeof alertChannel>;

const shownRule = z.object({ kind: z.enum(alertKinds), value: z.number().nullable() });

export const alertRule = z
  .object({
    id: z.string(),
    rule: shownRule,
    tag: z.string().nullable(),
    channel: z.object(shownChannel),
    enabled: z.boolean(),
    mutedUntil: z.iso.datetime().nullable(),
    /** Runs that it speaks of, those included that were so before it was made. */
    runs: z.number().int(),
    /** What its receiver said last. */
    lastAnswer: z.string().nullable(),
    createdBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "AlertRule" });
export type AlertRuleResponse = z.infer<typeof alertRule>;

export const firingStatuses = ["waiting", "sent", "failed", "muted"] as const;

export const alertFiring = z
  .object({
    id: z.string(),
    alert: z.string(),
    kind: z.enum(alertKinds),
    channel: z.string(),
    /** Null: the run is gone. */
    run: z.string().nullable(),
    runName: z.string(),
    step: z.number().nullable(),
    epoch: z.number().nullable(),
    sentence: z.string(),
    status: z.enum(firingStatuses),
    attempts: z.number().int(),
    /** "answered 200", or why it could not be sent. */
    answer: z.string().nullable(),
    at: z.iso.datetime(),
    deliveredAt: z.iso.datetime().nullable(),
    /** Accuracies up to that moment; how many of them lead to the best. */
    curve: z.array(z.number()),
    best: z.number().int().nullable(),
    /** What came after, where the run is still there. */
    after: z.array(z.number()),
  })
  .meta({ id: "AlertFiring" });
export type AlertFiringResponse = z.infer<typeof alertFiring>;

export const firingsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).optional(),
});

export const previewQuery = z.object({
  kind: z.enum(alertKinds),
  value: z.coerce.number().min(0).max(1).optional(),
  tag: tag.optional(),
});
export type PreviewQuery = z.infer<typeof previewQuery>;

/** Runs of the project that a rule would have spoken of. */
export const alertPreview = z
  .object({ runs: z.number().int(), of: z.number().int() })
  .meta({ id: "AlertPreview" });
export type AlertPreview = z.infer<typeof alertPreview>;

/** What a fact keeps beside its sentence: its checkpoint, and the curve that it was found on. */
export const factDetails = z
  .object({
    step: z.number().nullable(),
    epoch: z.number().nullable(),
    curve: z.array(z.number()),
    best: z.number().nullable(),
    points: z.number(),
  })
  .partial();

export const deliveryResponse = z
  .object({ ok: z.boolean(), answer: z.string() })
  .meta({ id: "AlertTest" });
export type DeliveryResponse = z.infer<typeof deliveryResponse>;

export const signingResponse = z.object({ secret: z.string() }).meta({ id: "AlertSigning" });

export const feedQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.iso.datetime().optional(),
});

export const feedItem = z
  .object({
    at: z.iso.datetime(),
    /** An upload, a change that somebody made, or what was found of a run. */
    kind: z.enum(["upload", "change", ...alertKinds]),
    actor: z.string().nullable(),
    run: z.string().nullable(),
    runName: z.string().nullable(),
    sentence: z.string(),
  })
  .meta({ id: "FeedItem" });
export type FeedItem = z.infer<typeof feedItem>;
