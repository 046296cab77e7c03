import { afterEach, describe, expect, it, vi } from "vitest";
import { startMailServer } from "@/lib/testing/mail-server";
import { canSendMail, sendMail } from "./send-mail";

const letter = {
  to: "ada@example.org",
  subject: "Grüße\r\nBcc: eve@example.org",
  text: "Hallo.\n",
};

function setServer(url: string): void {
  vi.stubEnv("ONSET_SMTP_URL", url);
  vi.stubEnv("ONSET_MAIL_FROM", "Onset <onset@example.org>");
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("sendMail", () => {
  it("hands the letter over, whose subject cannot add a header", async () => {
    const server = await startMailServer();
    setServer(server.url);
    expect(canSendMail()).toBe(true);
    expect(await sendMail({ ...letter, subject: "Hello\r\nBcc: eve@example.org" })).toEqual({
      ok: true,
    });
    expect(server.mails).toEqual([
      { to: "ada@example.org", subject: "Hello Bcc: eve@example.org", text: "Hallo." },
    ]);
    await server.stop();
  });

  it("says so where no server is set", async () => {
    expect(canSendMail()).toBe(false);
    expect(await sendMail(letter)).toMatchObject({ ok: false });
  });

  it("says which server cannot be reached", async () => {
    const server = await startMailServer();
    await server.stop();
    setServer(server.url);
    expect(await sendMail(letter)).toEqual({
      ok: false,
      problem: `the mail server ${new URL(server.url).host} cannot be reached`,
    });
  });

  it("says that the server refused the address", async () => {
    const server = await startMailServer({ refuses: true });
    setServer(server.url);
    expect(await sendMail(letter)).toEqual({
      ok: false,
      problem: `the mail server ${new URL(server.url).host} refused the address (550)`,
    });
    await server.stop();
  });
});
