import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Said } from "~/components/words";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function EditionsPage() {
  const { editions, mayTake, refusal } = useLoaderData<typeof loader>();
  const result = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary {...result} />
      <WorkHead
        over={<a href={paths.rulebook}>{t("organising.rulebook.title")}</a>}
        title={t("organising.editions.title")}
      >
        <p>{t("organising.editions.lead")}</p>
        {mayTake && refusal ? <p className="notice quiet">{t.say(refusal)}</p> : null}
      </WorkHead>
      <dl className="answers">
        {editions.map((e) => (
          <div key={e.id}>
            <dt>{e.id}</dt>
            <dd>
              <Said words={e.award} />
              <span className="small block">
                {t("organising.editions.version", { version: e.version, inHand: String(e.isInHand) })}
              </span>
            </dd>
            {mayTake && !e.isInHand && !refusal ? (
              <dd className="change">
                <a href={paths.editionInHand(e.id)}>{t("organising.editions.take", { edition: e.id })}</a>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
      {mayTake ? (
        <p className="actions">
          <a href={paths.rulebookReplacement}>{t("organising.editions.addAnother")}</a>
        </p>
      ) : null}
    </div>
  );
}
