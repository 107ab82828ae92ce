import type { ActionFunctionArgs } from "@remix-run/node";
import { Resend } from "resend";
import { found } from "~/context.server";
import { instant } from "~/domain/time";
import { receiveMailNews } from "~/services/outbox.server";
import { z } from "~/zod";

/** The part of Resend's news that is used here. */
const resendNews = z.object({
  type: z.string().max(60),
  created_at: z.iso.datetime({ offset: true }),
  data: z.object({ email_id: z.string().min(1).max(200), tags: z.record(z.string(), z.string()).optional() }),
});

/**
 * News about mails from Resend. Whoever sends it proves itself by the signature over the body; without the secret in
 * the settings this address does not exist.
 */
export async function action({ context, request }: ActionFunctionArgs) {
  const webhookSecret = found(context.portal.mail.webhookSecret);
  const payload = await request.text();
  const id = request.headers.get("svix-id") ?? "";
  let news: unknown;
  try {
    news = new Resend("unused").webhooks.verify({
      payload,
      headers: {
        id,
        timestamp: request.headers.get("svix-timestamp") ?? "",
        signature: request.headers.get("svix-signature") ?? "",
      },
      webhookSecret,
    });
  } catch {
    return new Response("The signature is missing or wrong", { status: 401 });
  }
  const read = resendNews.safeParse(news);
  // Other kinds of news are none of ours; an answer of 200 keeps them from being sent again and again.
  if (read.success) {
    const { type, created_at, data } = read.data;
    await receiveMailNews(context, {
      id,
      type,
      providerId: data.email_id,
      happenedAt: instant(created_at),
      outboxId: data.tags?.["outbox"] ?? null,
      copy: Number(data.tags?.["copy"] ?? 1),
    });
  }
  return new Response("Heard");
}
