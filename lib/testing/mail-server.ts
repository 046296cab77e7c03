import { createServer } from "node:net";

export type CaughtMail = { to: string; subject: string; text: string };

/** A mail server that keeps what it is sent; `refuses` answers every recipient with 550. */
export async function startMailServer({ refuses = false } = {}): Promise<{
  url: string;
  mails: CaughtMail[];
  stop: () => Promise<void>;
}> {
  const mails: CaughtMail[] = [];
  const server = createServer((socket) => {
    let to = "";
    let letter: string[] | null = null;
    const say = (line: string) => socket.write(`${line}\r\n`);
    let rest = "";
    socket.on("error", () => socket.destroy());
    socket.on("data", (data) => {
      const lines = `${rest}${data.toString("utf8")}`.split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (letter !== null && line !== ".") letter.push(line.replace(/^\.\./, "."));
        else if (letter !== null) {
          mails.push(readLetter(to, letter.join("\n")));
          letter = null;
          say("250 kept");
        } else if (/^RCPT/i.test(line)) {
          to = /<(.*)>/.exec(line)?.[1] ?? "";
          say(refuses ? "550 no such address" : "250 ok");
        } else if (/^DATA/i.test(line)) {
          letter = [];
          say("354 go on");
        } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
        else say("250 ok");
      }
    });
    say("220 mail.example.org");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readLetter(to: string, source: string): CaughtMail {
  const [head = "", ...body] = source.split("\n\n");
  const subject = /^Subject: (.*)$/m.exec(head)?.[1] ?? "";
  const text = body.join("\n\n");
  const isQuoted = /quoted-printable/i.test(head);
  return { to, subject, text: isQuoted ? unquote(text) : text };
}

function unquote(text: string): string {
  const bytes = text
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
