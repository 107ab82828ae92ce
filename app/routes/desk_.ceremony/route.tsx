import { useLoaderData } from "@remix-run/react";
import { WorkHead } from "~/components/page";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
const keys = ["next", "back", "black", "full"] as const;

export default function DeskCeremonyPage() {
  const { title, isReady, isSecret } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <div className="wrap">
      <WorkHead title={title} over={<a href={paths.ceremony}>{t("ceremony.public")}</a>}>
        <p className="measure">{t("ceremony.deskIntro")}</p>
      </WorkHead>
      <section className="leaf" aria-labelledby="open">
        <h2 id="open">{t("ceremony.stage")}</h2>
        <div className="stack">
          <p>{t(isReady ? (isSecret ? "ceremony.secret" : "ceremony.ready") : "ceremony.notReady")}</p>
          {isReady ? (
            <p className="actions">
              <a className="button" href={paths.stage}>
                {t("ceremony.openStage")}
              </a>
            </p>
          ) : null}
        </div>
      </section>
      <section className="leaf" aria-labelledby="keys">
        <h2 id="keys">{t("ceremony.keys")}</h2>
        <dl className="answers">
          {keys.map((key) => (
            <div key={key}>
              <dt>{t(`ceremony.key.${key}`)}</dt>
              <dd>{t(`ceremony.keysFor.${key}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
