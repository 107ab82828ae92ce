import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { LogoFields, Logos } from "~/components/logo-fields";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };

export default function ProposedLogoPage() {
  const { title, version, alt, pictures, refusal } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.ownProposal}>{t("sponsoring.proposalTitle")}</a>} />
      {refusal ? (
        <p className="notice quiet">{t.say(refusal)}</p>
      ) : (
        <div className="beside">
          <form method="post" encType="multipart/form-data" className="stack-l" noValidate>
            <input type="hidden" name="version" value={version} />
            <LogoFields result={result} alt={alt} />
            <div className="actions">
              <button className="button">{t("sponsoring.logoSave")}</button>
              <a href={paths.ownProposal}>{t("sponsoring.backToWords")}</a>
            </div>
          </form>
          <aside className="stack">
            <h2>{t("sponsors.logosNow")}</h2>
            <Logos pictures={pictures} alt={alt} />
            <p className="hint">{t("sponsors.logoEach")}</p>
          </aside>
        </div>
      )}
    </div>
  );
}
