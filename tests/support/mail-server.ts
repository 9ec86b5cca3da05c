import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeEach, vi } from "vitest";

export type TakenMail = { readonly to: string; readonly subject: string; readonly text: string };

/** A mail server for the tests of a suite, which the program is told of before each. Returns the mails that it took. */
export function withMailServer(publicAddress: string): TakenMail[] {
  const mails: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const whole = Buffer.concat(chunks).toString("utf8");
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), ...readMail(whole) });
        done();
      });
    },
  });
  beforeEach(async () => {
    mails.length = 0;
    if (!server.server.listening)
      await new Promise<void>((resolve) => {
        server.listen(0, "127.0.0.1", () => resolve());
      });
    const { port } = server.server.address() as { port: number };
    vi.stubEnv("SMTP_URL", `smtp://127.0.0.1:${port}`);
    vi.stubEnv("BETTER_AUTH_URL", publicAddress);
  });
  afterEach(() => void vi.unstubAllEnvs());
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  );
  return mails;
}

/** The subject and the text of a mail with a single part. */
function readMail(whole: string): Pick<TakenMail, "subject" | "text"> {
  const end = whole.indexOf("\r\n\r\n");
  const head = whole.slice(0, end).replace(/\r\n[ \t]/g, " ");
  const body = whole.slice(end + 4);
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
  const encoding = field("Content-Transfer-Encoding");
  const text =
    encoding === "base64" ? Buffer.from(body, "base64").toString("utf8") : quotedPrintable(body, encoding);
  return { subject: decodedWords(field("Subject")), text };
}

function quotedPrintable(body: string, encoding: string): string {
  return encoding === "quoted-printable" ? fromEscapes(body.replace(/=\r\n/g, "")) : body;
}

function fromEscapes(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

/** Words that a header encodes, as `=?UTF-8?B?…?=` or `=?UTF-8?Q?…?=`. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === "B"
        ? Buffer.from(word, "base64").toString("utf8")
        : fromEscapes(word.replaceAll("_", " ")),
    );
}
