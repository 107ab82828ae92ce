import { useLoaderData } from "@remix-run/react";
import { Pages } from "~/components/pages";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function InboxPage() {
  const { messages, zone, page, pages } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={t("site.inbox")}>
        <p>{t("account.inboxLead")}</p>
      </WorkHead>
      {messages.length === 0 ? <p className="notice quiet">{t("account.inboxEmpty")}</p> : null}
      <ul className="messages">
        {messages.map((one) => (
          <li key={one.id}>
            <a href={paths.inboxMessage(one.id)}>
              <Typed>{one.subject}</Typed>
            </a>
            <span className="meta">
              <span className={one.readAt ? "status done" : "status"}>
                {one.readAt ? t("account.read") : t("account.unread")}
              </span>{" "}
              <Moment at={one.createdAt} zone={zone} />
            </span>
          </li>
        ))}
      </ul>
      <Pages path={paths.inbox} page={page} pages={pages} />
    </div>
  );
}
