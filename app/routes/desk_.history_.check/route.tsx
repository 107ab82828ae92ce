import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { Moment } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function CheckPage() {
  const { check, title, at, zone } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.history}>{t("organising.history.title")}</a>} title={title}>
        <p className={check.fault ? "notice bad" : "notice"}>
          {check.fault
            ? t("organising.history.broken", { seq: check.fault.seq, fault: check.fault.fault })
            : t("organising.history.whole", { count: check.acts })}
        </p>
        <p>
          <T id="organising.history.checkedAt" moment={<Moment at={at} zone={zone} withSeconds />} />
        </p>
        <p>
          {t("organising.history.head", { seq: check.acts })} <span className="code long">{check.head}</span>
        </p>
        <p>{t("organising.history.note")}</p>
      </WorkHead>
    </div>
  );
}
