import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { correctionStep, refuseHalt } from "~/domain/correction";
import { announcedAt, momentFaults, type Result } from "~/domain/release";
import { clockIn, HOUR, instantIn, later } from "~/domain/time";
import type { Words } from "~/domain/words";
import { correctionForm } from "~/forms/correction";
import { parseForm, refuseAct, refuseForm, type Values } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { readCorrection } from "~/services/corrections.server";
import { draftRelease } from "~/services/release.server";
import { fromJson } from "~db/columns";
import { countLetterMails } from "~db/queries/corrections";
import { listNewestDecisions } from "~db/queries/decisions";
import { findNewestRelease } from "~db/queries/releases";

/** The correction of the published result, step by step: for organisers, chairs and observers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser", "chair", "observer");
  const { db, edition, now, viewer, t } = known;
  const { rulebook: book } = edition;
  const { zone } = book.edition;
  const { published, open } = await readCorrection(db, known);
  const newest = await findNewestRelease(db, edition.id);
  const draft =
    newest && newest.state !== "stopped" && newest.id !== published?.id
      ? { ...newest, state: newest.state }
      : null;
  const drafted = draft && fromJson<Result>(draft.resultJson).corrections?.at(-1);
  const decisions = await listNewestDecisions(db, edition.id);
  const isOrganiser = viewer.roles.includes("organiser");
  const result = published && fromJson<Result>(published.resultJson);
  const decided = [...book.categories, ...book.specialAwards].map(({ id, name }) => {
    const { state, answeredAt } = decisions.find((one) => one.category === id) ?? {};
    const isAward = book.specialAwards.some((one) => one.id === id);
    return { id, name, isAward, state: state ?? null, answeredAt: answeredAt ?? null };
  });
  return {
    title: t("correction.title"),
    zone,
    isOrganiser,
    step: correctionStep({ published: result && { result }, open, draft, decisions: decided }),
    published: published && {
      version: published.version,
      releaseAt: published.releaseAt,
      corrects: result?.corrections?.at(-1)?.corrects ?? null,
    },
    refusal: refuseHalt(published, { now, isOpen: open !== undefined }),
    open: open && { reason: open.reason, openedAt: open.openedAt, openedBy: open.openedBy },
    mails: published ? await countLetterMails(db, published.id) : [],
    decisions: decided,
    languages: book.languages.pages,
    draft: {
      version: draft?.version ?? null,
      releaseAt: draft?.releaseAt ?? null,
      seen: newest?.version ?? 0,
      note: drafted?.note ?? null,
      ...clockIn(zone, draft && draft.releaseAt > now ? draft.releaseAt : later(now, 2 * HOUR)),
    },
  };
}

/** Drafts the corrected result, its letters and its note. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition, now } = known;
  const { rulebook: book } = edition;
  const { pages: languages } = book.languages;
  const { data, values, refused } = await parseForm(context, request, correctionForm(languages));
  if (refused) return refuseForm(refused);
  const releaseAt = momentOf(book.edition.zone, data);
  if (!releaseAt)
    return refuseForm({ faults: [{ field: "day", message: { id: "release.dayMissing" } }], values });
  const { open } = await readCorrection(db, known);
  // What went out early for a reason is corrected early for another.
  const reason = releaseAt < announcedAt(book) ? (open?.reason ?? "") : "";
  const [fault] = momentFaults(book, now, releaseAt, reason);
  if (fault) return refuseForm({ faults: [{ field: "day", message: fault }], values });
  const refusal = await draftRelease(known, {
    ...{ releaseAt, reason, seen: data.version },
    note: noteOf(values, languages),
  });
  return refusal ? refuseAct(refusal, values) : redirect(paths.release);
}

/** The note in each language in which it was typed. */
function noteOf(values: Values, languages: readonly string[]): Words {
  const textIn = (language: string) => String(values[`note-${language}`] ?? "").trim();
  const others = languages.filter((language) => language !== "en" && textIn(language));
  return { en: textIn("en"), ...Object.fromEntries(others.map((one) => [one, textIn(one)])) };
}

function momentOf(zone: string, { day, time }: { day: string; time: string }) {
  try {
    return instantIn(zone, day, time);
  } catch {
    return null;
  }
}
