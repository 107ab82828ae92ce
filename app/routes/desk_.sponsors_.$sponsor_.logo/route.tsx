import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { LogoFields } from "~/components/logo-fields";
import { WorkHead } from "~/components/page";
import { SponsorBlock } from "~/components/sponsor-block";
import { Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export default function LogoPage() {
  const { title, edition, sponsor } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        title={<Typed>{title}</Typed>}
        over={
          <a href={paths.sponsor(sponsor.id)}>
            <T id="sponsors.back" name={<Typed>{sponsor.name}</Typed>} />
          </a>
        }
      />
      <div className="beside">
        <form method="post" encType="multipart/form-data" className="stack" noValidate>
          <input type="hidden" name="version" value={sponsor.version} />
          <LogoFields result={result} alt={sponsor.logoAlt} />
          <button className="button">{t("sponsors.logoSave")}</button>
        </form>
        <aside className="stack">
          <h2>{t("sponsors.preview")}</h2>
          <SponsorBlock sponsor={sponsor} edition={edition} />
        </aside>
      </div>
    </div>
  );
}
