import { useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "~/components/form";
import { useFormResult } from "~/components/form-result";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { action, loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ListedPage() {
  const { token, entry, named, answer, isSaved, title, zone } = useLoaderData<typeof loader>();
  const { faults } = useFormResult();
  const t = useT();
  return (
    <div className="wrap">
      <ErrorSummary faults={faults} />
      <WorkHead over={<span className="code">{entry.code}</span>} title={title}>
        {answer.state !== "asked" ? (
          <div className="notice" {...(isSaved && { role: "status" })}>
            <p>
              {t("members.listingSaved", { state: answer.state })}{" "}
              {answer.at ? <Moment at={answer.at} zone={zone} /> : null}
            </p>
          </div>
        ) : null}
        <p>
          <T id="members.listingIntro" organisation={<Typed>{entry.organisation}</Typed>} />
        </p>
      </WorkHead>
      <div className="stack-l ending">
        <section className="stack" aria-labelledby="what">
          <h2 id="what">{entry.title ? <Typed>{entry.title}</Typed> : t("entry.untitled")}</h2>
          {entry.ownTitle ? (
            <p className="hint" dir="auto">
              <Typed>{entry.ownTitle}</Typed>
            </p>
          ) : null}
          {named.map((one, at) => (
            <p key={at}>
              <T
                id="members.listingAs"
                name={<Typed>{one.name}</Typed>}
                part={<Typed>{one.part || "–"}</Typed>}
              />
            </p>
          ))}
        </section>
        <form method="post" action={paths.listing(token)} className="stack" aria-labelledby="question">
          <h2 id="question">{t("members.listingQuestion")}</h2>
          <p>{t("members.listingKept")}</p>
          <p className="actions">
            <button className="button" name="answer" value="confirmed">
              {t("members.listingConfirm")}
            </button>
            <button className="button second" name="answer" value="declined">
              {t("members.listingDecline")}
            </button>
          </p>
        </form>
      </div>
    </div>
  );
}
