/** E-mail, by the server of SMTP_URL. Without one nothing is sent, and pages offer links to copy instead. */
import { createTransport } from "nodemailer";

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

export function canSendMail(): boolean {
  return Boolean(process.env.SMTP_URL);
}

/** A server that does not answer must not hold up a request for minutes. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Hands a mail to the server. Throws if it does not take it. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const url = process.env.SMTP_URL;
  if (!url) throw new Error("SMTP_URL is not set");
  const transport = createTransport({ url, ...timeouts });
  try {
    // An object, not a text, so that no address can be taken for several.
    await transport.sendMail({ from: sender(), to: { name: "", address: to }, subject, text });
  } finally {
    transport.close();
  }
}

function sender(): string {
  return process.env.SMTP_FROM ?? `Notecurve <no-reply@${new URL(installationOrigin()).hostname}>`;
}

/** The address for links in mails: as configured, since whoever asks for a mail could claim another one. */
export function installationOrigin(): string {
  const configured = process.env.BETTER_AUTH_URL;
  return configured ? new URL(configured).origin : `http://localhost:${process.env.PORT ?? 3000}`;
}
