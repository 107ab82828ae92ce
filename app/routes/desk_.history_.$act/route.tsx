import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { WorkHead } from "~/components/page";
import { Moment, Typed } from "~/components/words";
import type { MessageId } from "~/locales/catalogue";
import { useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ActPage() {
  const { act, title, zone } = useLoaderData<typeof loader>();
  const t = useT();
  const code = (text: string) => <span className="code long">{text}</span>;
  const rows: [MessageId, ReactNode][] = [
    ["organising.history.act", code(act.act)],
    ["organising.history.when", <Moment key="at" at={act.at} zone={zone} withSeconds />],
    [
      "organising.history.who",
      act.actor === null ? t("organising.history.portal") : <Typed key="who">{act.actor}</Typed>,
    ],
    ["organising.history.subject", code(`${act.subjectKind} ${act.subjectId}`)],
    ["organising.history.facts", code(act.factsJson)],
    [
      "organising.history.words",
      act.wordsHash === null ? (
        t("organising.history.noWords")
      ) : act.words === null ? (
        t("organising.history.erased")
      ) : (
        <Typed key="words">{act.words}</Typed>
      ),
    ],
    ["organising.history.wordsHash", act.wordsHash === null ? "–" : code(act.wordsHash)],
    ["organising.history.salt", act.salt === null ? "–" : code(act.salt)],
    ["organising.history.previous", code(act.previousHash)],
    ["organising.history.hash", code(act.hash)],
  ];
  return (
    <div className="wrap">
      <WorkHead over={<a href={paths.history}>{t("organising.history.title")}</a>} title={title}>
        <p>{t("organising.history.oneLead")}</p>
      </WorkHead>
      <dl className="answers">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
