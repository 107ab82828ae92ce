import type { Context } from "~/context.server";
import { calendarFile } from "~/domain/calendar";
import { windowOf } from "~/domain/stages";
import { inLanguage } from "~/domain/words";
import { download } from "~/papers/download.server";
import { paths } from "~/paths";

/** The announcement or the ceremony as a calendar file: of the rulebook alone, so that it tells of no result. */
export function stageCalendar({ edition, portal, t }: Context, stage: "announced" | "ceremony") {
  const { rulebook: book } = edition;
  const { opens, closes } = windowOf(book, stage);
  const award = inLanguage(book.names.award, t.locale);
  const isCeremony = stage === "ceremony";
  const file = calendarFile({
    uid: `${stage}-${edition.id}@${new URL(portal.publicUrl).hostname}`,
    sequence: edition.rulebookVersion,
    stampedAt: windowOf(book, "setUp").opens,
    starts: opens,
    ends: isCeremony ? closes : null,
    title: t(isCeremony ? "certificates.ceremonyEvent" : "certificates.announcementEvent", {
      award,
      edition: edition.id,
    }),
    place: isCeremony && book.ceremony ? inLanguage(book.ceremony, t.locale) : "",
    words: t("certificates.eventWords", { award }),
    url: portal.publicUrl + (isCeremony ? paths.ceremony : paths.winners),
  });
  return download(file, { name: `${stage}-${edition.id}.ics`, type: "ics" });
}
