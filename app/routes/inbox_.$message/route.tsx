import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function InboxMessagePage() {
  const { title, body, createdAt, zone, portalUrl } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.inbox}>{t("site.inbox")}</a>} title={<Typed>{title}</Typed>}>
        <p>
          <Moment at={createdAt} zone={zone} />
        </p>
      </WorkHead>
      <div className="mail-text measure" dir="auto">
        {/* Only addresses of the portal itself become links. */}
        {body.split(/(https?:\/\/[^\s<>"]+)/).map((part, at) =>
          part === portalUrl || part.startsWith(`${portalUrl}/`) ? (
            <a key={at} href={part}>
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </div>
    </div>
  );
}
