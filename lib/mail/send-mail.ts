import "server-only";
import { createTransport } from "nodemailer";
import { setting } from "@/lib/env";
import { log } from "@/lib/http/log";

export type Letter = { to: string; subject: string; text: string };

export type Sent = { ok: true } | { ok: false; problem: string };

const patienceMs = 10_000;

/** Whether the settings name a mail server. */
export function canSendMail(): boolean {
  return Boolean(setting("ONSET_SMTP_URL") && setting("ONSET_MAIL_FROM"));
}

/** Hands a letter of plain text to the mail server. A server that is down or refuses comes back as a sentence. */
export async function sendMail({ to, subject, text }: Letter): Promise<Sent> {
  const [url, from] = [setting("ONSET_SMTP_URL"), setting("ONSET_MAIL_FROM")];
  if (!url || !from) return { ok: false, problem: "no mail server is set (ONSET_SMTP_URL)" };
  const timeouts = {
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  };
  const transport = createTransport({ url, ...timeouts });
  try {
    await transport.sendMail({ from, to, subject: subject.replace(/\s+/g, " "), text });
    return { ok: true };
  } catch (error) {
    log.warn({ err: error, server: new URL(url).host }, "a mail was not sent");
    return { ok: false, problem: `the mail server ${new URL(url).host} ${problemOf(error)}` };
  } finally {
    transport.close();
  }
}

function problemOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === "EAUTH") return "refused the name and password of ONSET_SMTP_URL";
  if (code === "EENVELOPE") return `refused the address (${responseCode ?? "no reason"})`;
  if (responseCode !== undefined) return `refused the mail (${responseCode})`;
  if (code === "ETIMEDOUT") return "did not answer in time";
  return "cannot be reached";
}
