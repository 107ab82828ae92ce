import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function EndSponsorPage() {
  const { title, sponsor } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={<Typed>{title}</Typed>} />
      <form method="post" className="stack">
        <input type="hidden" name="version" value={sponsor.version} />
        <p>{t("sponsors.endWords")}</p>
        <div className="actions">
          <button className="button">{t("sponsors.end")}</button>
          <a href={paths.sponsor(sponsor.id)}>
            <T id="sponsors.back" name={<Typed>{sponsor.name}</Typed>} />
          </a>
        </div>
      </form>
    </div>
  );
}
