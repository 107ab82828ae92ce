import { useLoaderData } from "@remix-run/react";
import { Children } from "react";
import { DeadlineLine } from "~/components/deadline";
import { FileFacts } from "~/components/file-facts";
import { checkCommands, hashCommands, receiptFiles } from "~/domain/receipt";
import { WorkHead } from "~/components/page";
import { Moment, Said, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function ReceiptPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const { entry, number } = page;
  const files = receiptFiles({ code: entry.code, number });
  const lists = checkCommands(files.sums);
  const one = hashCommands(files.document);
  return (
    <div className="wrap">
      <WorkHead
        over={
          <>
            <a href={paths.entry(entry.id)}>{t("entering.allSections")}</a> ·{" "}
            <span className="code">{entry.code}</span>
          </>
        }
        title={page.isNew ? t("entry.receiptHeading") : page.title}
      >
        {page.caseTitle ? (
          <p className="hint">
            <Typed>{page.caseTitle}</Typed>
          </p>
        ) : null}
        {page.deadline ? <DeadlineLine deadline={page.deadline} /> : null}
      </WorkHead>
      <div className="stack-l ending">
        {page.isNew ? (
          <div className="notice" role="status">
            <p>{t("entry.receiptMailed")}</p>
          </div>
        ) : null}
        {page.isErasedInPart ? <p className="notice">{t("erasure.receipt")}</p> : null}
        {page.isNewest ? null : <p>{t("entry.receiptOlder")}</p>}
        {page.isMended ? (
          <section className="stack" aria-labelledby="now">
            <h2 id="now">{t("entry.nowTitle")}</h2>
            <p>{t("entry.now.mended")}</p>
          </section>
        ) : null}
        {page.coming.length > 0 ? (
          <section className="stack" aria-labelledby="now">
            <h2 id="now">{t("entry.nowTitle")}</h2>
            <ul>
              {page.coming.map(({ stage, opens, closes }) => (
                <li key={stage}>
                  <T
                    id={`entry.now.${stage}`}
                    opens={<Moment at={opens} zone={page.zone} withTime={false} />}
                    closes={
                      <Moment
                        at={closes}
                        zone={page.zone}
                        withTime={stage === "open" || stage === "repair"}
                      />
                    }
                  />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <dl className="answers">
          <div>
            <dt>{t("entry.code")}</dt>
            <dd className="code">{entry.code}</dd>
          </div>
          <div>
            <dt>{t("entry.revision")}</dt>
            <dd>{number}</dd>
          </div>
          <div>
            <dt>{t("entry.submittedAt")}</dt>
            <dd>
              <Moment at={page.at} zone={page.zone} withSeconds />
            </dd>
          </div>
          <div>
            <dt>{t("deadlines.rule")}</dt>
            <dd>{t("deadlines.ruleUsed", page.rule)}</dd>
          </div>
        </dl>
        <p className="actions">
          <a className="button" href={paths.receiptPaper(entry.id, number)}>
            {t("papers.receipt.download")}
          </a>
          {page.canChange ? (
            <a className="button second" href={paths.entry(entry.id)}>
              {t("entry.changeAgain")}
            </a>
          ) : null}
        </p>
        <p>
          <a href={paths.receiptEntry(entry.id, number)}>{t("papers.entry.download")}</a>
        </p>
        <details className="proof" open={!page.isNew}>
          <summary>{t("entry.prints")}</summary>
          <div className="stack">
            <p>
              <T
                id="entry.howPortal"
                link={(words) => (
                  <a href={`${paths.checkReceipt}?code=${entry.code}&hash=${page.hash}`}>
                    {Children.toArray(words)}
                  </a>
                )}
              />
            </p>
            <dl className="answers">
              <div>
                <dt>{t("entry.contentHash")}</dt>
                <dd className="code hash">{page.hash}</dd>
              </div>
              {page.files.map((one) => (
                <div key={one.id}>
                  <dt>
                    <a href={paths.attachment(one.id)}>
                      <Typed>{one.name}</Typed>
                    </a>
                  </dt>
                  <dd>
                    {one.question ? (
                      <>
                        <Said words={one.question} />{" "}
                      </>
                    ) : null}
                    <FileFacts file={one} />
                    <br />
                    <span className="code hash">{one.sha256}</span>
                  </dd>
                </div>
              ))}
            </dl>
            <h2>{t("entry.howToCheck")}</h2>
            <ol>
              <li>
                <T
                  id="entry.howFirst"
                  document={
                    <a href={paths.receiptDocument(entry.id, number)}>
                      <span className="code">{files.document}</span>
                    </a>
                  }
                  sums={
                    <a href={paths.receiptSums(entry.id, number)}>
                      <span className="code">{files.sums}</span>
                    </a>
                  }
                />
              </li>
              <li>
                <T
                  id="entry.howSecond"
                  unix={<code className="hash">{lists.unix}</code>}
                  mac={<code className="hash">{lists.mac}</code>}
                />
              </li>
              <li>
                <T
                  id="entry.howThird"
                  unix={<code className="hash">{one.unix}</code>}
                  mac={<code className="hash">{one.mac}</code>}
                  windows={<code className="hash">{one.windows}</code>}
                />
              </li>
            </ol>
            <p className="small hint">{t("entry.howWhy")}</p>
          </div>
        </details>
      </div>
    </div>
  );
}
