import { useLoaderData } from "@remix-run/react";
import { CheckFaults } from "~/components/check-faults";
import { controlId } from "~/components/entry-field";
import { Deadline, deadlineMessages } from "~/components/deadline";
import { Living } from "~/components/living";
import { WorkHead } from "~/components/page";
import { QuestionsLinks } from "~/components/questions-links";
import { Moment, Said, Typed } from "~/components/words";
import { T, useT } from "~/locales/locale";
import { paths } from "~/paths";
import type { Handle } from "~/root";
import type { loader } from "./route.server";
export { loader } from "./route.server";

export const handle: Handle = { look: "work" };
export default function EntryPage() {
  const page = useLoaderData<typeof loader>();
  const t = useT();
  const { entry, shown, sections, receipt, partners } = page;
  const finished = sections.filter((section) => section.state === "finished").length;
  // Feedback has a day from the moment in which results are public.
  const isOut = page.feedback !== null;
  const isRepairing = page.repair?.isSent === false && page.editing === null;
  // What the receipt says takes part only while the entry is submitted: a withdrawn one that came back is a draft.
  const isIn = entry.state === "submitted" && receipt !== undefined && !receipt.isOlder;
  const open = sections.find((section) => section.state !== "finished");
  // The one thing to do next, while there is one that this person may do.
  const next =
    page.editing || isIn || page.repair
      ? null
      : open
        ? {
            href: `${paths.section(entry.id, open.id)}${open.state === "started" ? "?mend=1" : ""}`,
            words: (
              <T
                id={finished === 0 && open.state === "notStarted" ? "entry.startWith" : "entry.goOnWith"}
                section={
                  <>
                    {open.letter} <Said words={open.title} />
                  </>
                }
              />
            ),
          }
        : { href: paths.check(entry.id), words: t("entry.checkAndSubmit") };
  return (
    <div className="wrap">
      <WorkHead
        over={
          <>
            <a href={paths.entries}>{t("entry.myEntries")}</a> · <span className="code">{entry.code}</span>
            {shown.category ? (
              <>
                {" "}
                · {shown.category.id}, <Said words={shown.category.name} />
              </>
            ) : null}
          </>
        }
        title={shown.title ? <Typed>{shown.title}</Typed> : t("entry.untitled")}
      >
        {shown.ownTitle ? (
          <p className="hint" dir="auto">
            <Typed>{shown.ownTitle}</Typed>
          </p>
        ) : null}
        {page.isJoining ? (
          <p className="notice" role="status">
            {t("members.nowHere", { about: t("members.about", { capacity: page.capacity }) })}
          </p>
        ) : null}
        <p>
          {t("entry.access", { count: page.access.count })}{" "}
          {page.access.invited > 0 ? t("entry.accessInvited", { count: page.access.invited }) : null}{" "}
          <a href={`${paths.members(entry.id)}${page.access.mayInvite ? "#invite" : ""}`}>
            {t(page.access.mayInvite ? "entry.accessInvite" : "entry.accessSee")}
          </a>
        </p>
      </WorkHead>
      <div className="beside hub">
        <aside className="stack stand" aria-label={t("entry.datesAndReceipt")}>
          {isRepairing ? null : (
            <Living name="deadline" part={Deadline} props={page.deadline} areas={deadlineMessages} />
          )}
          {receipt ? (
            <div className={isIn || page.editing ? "notice quiet" : "notice bad"}>
              <h2>{isIn || page.editing ? t("entry.lastReceipt") : t("entry.notInYet")}</h2>
              {isIn || page.editing ? null : (
                <p>{t(entry.state === "draft" ? "entry.draftAgain" : "entry.changedSince")}</p>
              )}
              <p className="small">
                <a href={paths.receipt(entry.id, receipt.number)}>
                  {t("entry.receiptOf", { number: receipt.number })}
                </a>
                , <Moment at={receipt.at} zone={page.zone} withSeconds />
              </p>
            </div>
          ) : (
            <div className="notice quiet">
              <h2>{t("entry.notSubmitted")}</h2>
              <p>{t("entry.notSubmittedWords")}</p>
            </div>
          )}
        </aside>
        <div className="stack-l work">
          {isOut && !page.isTold ? (
            <div className="notice">
              <h2>{t("entry.resultsOut")}</h2>
              <p>
                {t("entry.resultsOutWords")} <a href={paths.inbox}>{t("entry.resultsOutLetter")}</a>{" "}
                <a href={paths.winners}>{t("entry.resultsOutWinners")}</a>
              </p>
            </div>
          ) : null}
          {page.editing && !isOut ? (
            <div className="notice bad">
              <p>{t.say(page.editing)}</p>
              {page.canReturn ? (
                <p>
                  <a href={paths.entryReturn(entry.id)}>{t("entry.bringBack")}</a>
                </p>
              ) : null}
            </div>
          ) : null}
          {page.standing ? (
            <div className="notice bad">
              <h2>{t("standing.name", { standing: page.standing.standing })}</h2>
              <p dir="auto">
                <Typed>{page.standing.reason}</Typed>
              </p>
            </div>
          ) : null}
          {page.isValid && !page.isTold && !isOut ? (
            <div className="notice quiet">
              <p>{t("entry.isValid")}</p>
            </div>
          ) : null}
          {page.merged ? (
            <div className="notice">
              <p>
                <T
                  id="merging.yours"
                  category={<Said words={page.merged.category} />}
                  into={<Said words={page.merged.into} />}
                />
              </p>
              <p dir="auto">
                {t("merging.yoursReason")} <Typed>{page.merged.reason}</Typed>
              </p>
            </div>
          ) : null}
          {page.notValid ? (
            <div className="notice bad">
              <h2>{t("screening.notValidHeading")}</h2>
              <CheckFaults {...page.notValid} />
              {page.notValid.reply ? (
                <>
                  <p>{t("entry.replied", { state: page.notValid.reply.state })}</p>
                  {page.notValid.reply.answer ? (
                    <p dir="auto">
                      <Typed>{page.notValid.reply.answer}</Typed>
                    </p>
                  ) : null}
                </>
              ) : page.notValid.mayReply ? (
                <p>
                  <a href={paths.entryReply(entry.id)}>{t("entry.replyNow")}</a>{" "}
                  <T id="entry.replyUntil" date={<Moment at={page.notValid.due} zone={page.zone} />} />
                </p>
              ) : null}
            </div>
          ) : null}
          {page.repair ? (
            <div className="notice bad">
              {page.repair.moveTo ? (
                <>
                  <h2>{t("screening.moveHeading")}</h2>
                  <p>
                    <Said words={page.repair.moveTo} />
                  </p>
                </>
              ) : (
                <h2>{t("entry.repairAsked")}</h2>
              )}
              {page.repair.isSent ? <p>{t("entry.repairSent")}</p> : null}
              <CheckFaults {...page.repair} />
              {page.repair.fields.length > 0 ? (
                <>
                  <p>{t("entry.repairFields")}</p>
                  <ul>
                    {page.repair.fields.map((field) => (
                      <li key={field.id}>
                        <a href={`${paths.section(entry.id, field.section)}#${controlId(field.id)}`}>
                          <Said words={field.label} />
                        </a>
                      </li>
                    ))}
                  </ul>
                </>
              ) : null}
              {page.repair.dueAt ? (
                <p>
                  {t("entry.repairUntil")} <Moment at={page.repair.dueAt} zone={page.zone} />.
                </p>
              ) : null}
            </div>
          ) : null}
          {page.isTold ? (
            <div className="notice stack">
              <h2>{t("embargo.awardTitle")}</h2>
              <p>{t("embargo.entryWords")}</p>
              <p>
                <a className="button" href={paths.award(entry.id)}>
                  {t("embargo.letterButton")}
                </a>
              </p>
            </div>
          ) : null}
          {page.feedback ? (
            <section aria-labelledby="feedback" className={page.feedback.isOpen ? "notice" : "notice quiet"}>
              <h2 id="feedback">{t("feedback.yours")}</h2>
              {page.feedback.isOpen ? (
                <p>
                  {t("feedback.yoursOpen")} <a href={paths.feedback(entry.id)}>{t("feedback.yoursRead")}</a>
                </p>
              ) : page.feedback.isLate ? (
                <p>{t("feedback.yoursSoon")}</p>
              ) : (
                <p>
                  <T
                    id="feedback.yoursLater"
                    at={<Moment at={page.feedback.opens} zone={page.zone} withTime={false} />}
                  />
                </p>
              )}
            </section>
          ) : null}
          {page.complaint ? (
            <section aria-labelledby="complaint" className="notice quiet">
              <h2 id="complaint">{t("complaints.yours")}</h2>
              <p>
                {page.complaint.made ? (
                  <T
                    id={page.complaint.made.isAnswered ? "complaints.yoursAnswered" : "complaints.yoursMade"}
                    code={<span className="code">{page.complaint.made.code}</span>}
                    at={<Moment at={page.complaint.made.dueAt} zone={page.zone} withTime={false} />}
                  />
                ) : (
                  <T id="complaints.yoursMay" at={<Moment at={page.complaint.closes} zone={page.zone} />} />
                )}{" "}
                <a href={paths.complaint(entry.id)}>
                  {t(page.complaint.made ? "complaints.yoursRead" : "complaints.yoursMake")}
                </a>
              </p>
            </section>
          ) : null}
          {page.certificates.length > 0 ? (
            <section aria-labelledby="certificates" className="stack">
              <h2 id="certificates">{t("certificates.yours")}</h2>
              <ul className="plain-list" role="list">
                {page.certificates.map(({ id, kind, name }) => (
                  <li key={id}>
                    <a href={paths.entryCertificate(entry.id, id)}>
                      <Typed>{name}</Typed>
                    </a>{" "}
                    <span className="small hint">{t("certificates.kind", { kind })}</span>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <section aria-labelledby="sections" className="stack">
            <h2 id="sections">{t("entry.sectionsFinished", { finished, of: sections.length })}</h2>
            {next ? (
              <p className="actions">
                <a className="button" href={next.href}>
                  <span>{next.words}</span>
                </a>
              </p>
            ) : null}
            <ul className="tasks" role="list">
              {sections.map((section) => (
                <li key={section.id} id={`section-${section.id}`}>
                  <span className="letter" aria-hidden="true">
                    {section.letter}
                  </span>
                  <span className="what">
                    <a
                      href={`${paths.section(entry.id, section.id)}${section.state === "started" ? "?mend=1" : ""}`}
                    >
                      <Said words={section.title} />
                    </a>
                    {section.words ? (
                      <span className="small hint">
                        {section.words.min > 0
                          ? t("entering.wordsOfRange", section.words)
                          : t("entering.wordsOf", {
                              words: section.words.words,
                              limit: section.words.max,
                            })}
                      </span>
                    ) : null}
                    {section.id === page.saved ? (
                      <span className="small" role="status">
                        {t("account.saved")}
                      </span>
                    ) : null}
                    {section.files === null ? null : (
                      <span className="small hint">{t("files.count", { count: section.files })}</span>
                    )}
                  </span>
                  <SectionState section={section} />
                </li>
              ))}
              {page.team.named > 0 ? (
                <li id="team">
                  <span className="letter" aria-hidden="true" />
                  <span className="what">
                    <a href={paths.team(entry.id)}>{t("members.teamTitle")}</a>
                    <span className="small hint">{t("members.listedCount", page.team)}</span>
                  </span>
                  <span
                    className={`status ${page.team.declined > 0 ? "mend" : page.team.confirmed === page.team.named ? "done" : page.team.asked > 0 ? "part" : "not-yet"}`}
                  >
                    {t(
                      page.team.declined > 0
                        ? "members.someDeclined"
                        : page.team.confirmed === page.team.named
                          ? "entry.finished"
                          : page.team.asked > 0
                            ? "entry.waitingForOthers"
                            : "entry.notAskedYet",
                    )}
                  </span>
                </li>
              ) : null}
              {partners ? (
                <li id="partners">
                  <span className="letter" aria-hidden="true" />
                  <span className="what">
                    <a href={paths.endorsements(entry.id)}>{t("entry.partners")}</a>
                    <span className="small hint">
                      {t("entry.partnersGiven", { given: partners.given, named: partners.named })}
                      {partners.named > 0 && partners.given >= partners.named ? null : (
                        <>
                          {" "}
                          {t("entry.partnersUntil")} <Moment at={partners.closes} zone={page.zone} />
                        </>
                      )}
                    </span>
                  </span>
                  <span
                    className={`status ${partners.declined > 0 ? "mend" : partners.named > 0 && partners.given >= partners.named ? "done" : partners.asked > 0 ? "part" : "not-yet"}`}
                  >
                    {t(
                      partners.declined > 0
                        ? "entry.partnersDeclined"
                        : partners.named > 0 && partners.given >= partners.named
                          ? "entry.finished"
                          : partners.asked > 0
                            ? "entry.waitingForOthers"
                            : "entry.notAskedYet",
                    )}
                  </span>
                </li>
              ) : null}
              <li>
                <span className="letter" aria-hidden="true">
                  {nextLetter(sections.at(-1)?.letter)}
                </span>
                <span className="what">
                  {entry.state === "withdrawn" ? (
                    <span>{t("entry.checkAndSubmit")}</span>
                  ) : (
                    <a href={paths.check(entry.id)}>{t("entry.checkAndSubmit")}</a>
                  )}
                  {page.refusal ? <span className="small hint">{t.say(page.refusal)}</span> : null}
                </span>
                <span
                  className={`status ${isIn && !isRepairing ? "done" : page.refusal && page.faults > 0 ? "not-yet" : "part"}`}
                >
                  {t(
                    entry.state === "withdrawn"
                      ? "entry.state.withdrawn"
                      : isIn
                        ? isRepairing
                          ? "entry.toMendFirst"
                          : "entry.state.submitted"
                        : page.refusal && page.faults > 0
                          ? "entry.cannotStart"
                          : "entry.ready",
                  )}
                </span>
              </li>
            </ul>
          </section>
        </div>
        <aside className="stack more" aria-label={t("entry.alsoHere")}>
          <p>
            <a href={paths.preview(entry.id)}>{t("entry.preview")}</a>
          </p>
          <p className="small">
            <a href={paths.entryPaper(entry.id)}>
              {t(isIn ? "papers.entry.download" : "papers.entry.downloadDraft")}
            </a>
          </p>
          <QuestionsLinks />
          {page.canWithdraw ? (
            <p className="small">
              <a href={paths.withdrawal(entry.id)}>{t("entry.withdraw")}</a>
            </p>
          ) : null}
        </aside>
      </div>
    </div>
  );
}

function SectionState({ section }: { section: { state: string; missing: number; wrong: number } }) {
  const t = useT();
  if (section.state === "finished") return <span className="status done">{t("entry.finished")}</span>;
  if (section.wrong > 0)
    return <span className="status mend">{t("entering.toMend", { count: section.wrong })}</span>;
  return section.state === "started" ? (
    <span className="status part">{t("entry.missingCount", { count: section.missing })}</span>
  ) : (
    <span className="status not-yet">{t("entry.notStarted")}</span>
  );
}

const nextLetter = (letter = "A") => String.fromCodePoint((letter.codePointAt(0) ?? 65) + 1);
