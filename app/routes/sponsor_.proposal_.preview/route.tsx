import { useLoaderData } from "@remix-run/react";
import { BrandPreview } from "~/components/brand-preview";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader, action } from "./route.server";

export const handle: Handle = { look: "work" };

export default function ProposalPreviewPage() {
  const { title, version, state, refusal, sponsor, award, edition } = useLoaderData<typeof loader>();
  const t = useT();
  const result = useFormResult();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead title={title} over={<a href={paths.ownProposal}>{t("sponsoring.proposalTitle")}</a>}>
        <p className="measure">{t("sponsoring.previewLead", { state })}</p>
      </WorkHead>
      {state === "draft" ? (
        <form method="post" className="stack">
          <input type="hidden" name="version" value={version} />
          {refusal ? <p className="notice quiet">{t.say(refusal)}</p> : null}
          <div className="actions">
            <button className="button" disabled={refusal !== null}>
              {t("sponsoring.send")}
            </button>
            <a href={paths.ownProposal}>{t("sponsoring.changeWords")}</a>
            <a href={paths.proposalLogo}>{t("sponsors.logoChange")}</a>
          </div>
        </form>
      ) : null}
      <BrandPreview sponsor={sponsor} edition={edition} award={award} pieceOf={paths.proposalPiece} />
    </div>
  );
}
