import "server-only";
import { createHmac } from "node:crypto";
import { type Answered, postOutside } from "@/lib/http/post-outside";
import { canSendMail, sendMail } from "@/lib/mail/send-mail";
import type { Target } from "./channel";
import { signingSecretOf } from "./mutations";

export type AlertMessage = {
  rule: { id: string | null; kind: string; value: number | null; tag: string | null };
  project: string;
  run: string | null;
  step: number | null;
  epoch: number | null;
  sentence: string;
  url: string;
  firedAt: string;
};

export type Sending = {
  channel: Target;
  projectId: string;
  /** The same at each try, so that a receiver can tell a repetition. */
  deliveryId: string;
  message: AlertMessage;
  runName: string | null;
};

export type SentAlert = { ok: boolean; answer: string };

/** Sends one alert, now; whatever is wrong comes back as a sentence. */
export async function sendAlert(sending: Sending): Promise<SentAlert> {
  const { kind } = sending.channel;
  if (kind === "mail") return byMail(sending);
  return judged(kind === "slack" ? await toSlack(sending) : await toWebhook(sending));
}

function judged({ status, sentence }: Answered): SentAlert {
  return { ok: status !== null && status >= 200 && status < 300, answer: sentence };
}

async function toWebhook({ channel, projectId, deliveryId, message }: Sending): Promise<Answered> {
  const body = JSON.stringify(message);
  const headers = {
    "x-onset-signature": signatureOf(body, await signingSecretOf(projectId)),
    "x-onset-delivery": deliveryId,
  };
  return postOutside(channel.target, { body, headers });
}

export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
}

function toSlack({ channel, message, runName }: Sending): Promise<Answered> {
  const link = runName === null ? "" : `<${message.url}|${escaped(runName)}>: `;
  return postOutside(channel.target, {
    body: JSON.stringify({ text: `${link}${escaped(message.sentence)}` }),
  });
}

/** Slack reads these three signs as markup; without them nobody can be mentioned by the name of a run. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

async function byMail({ channel, message, runName }: Sending): Promise<SentAlert> {
  if (!canSendMail()) return { ok: false, answer: "no mail server is set (ONSET_SMTP_URL)" };
  const subject = `${runName ?? "A test"} (${message.project}): ${message.sentence}`.slice(0, 180);
  const text = `${runName === null ? "" : `${runName}\n`}${message.sentence}\n\n${message.url}\n`;
  const sent = await sendMail({ to: channel.target, subject, text });
  return sent.ok ? { ok: true, answer: "mailed" } : { ok: false, answer: sent.problem };
}
