import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { isBackupLate } from "~/domain/backups";
import { refuseOpening, stepsOf } from "~/domain/opening";
import { windowOf } from "~/domain/stages";
import { openCallForm } from "~/forms/opening";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { openCall, readSetUp } from "~/services/opening.server";

/** What is in place for opening the call, for organisers. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { edition, portal, now, t } = known;
  const { openedAt, rulebook: book, rulebookVersion, version } = edition;
  const setUp = await readSetUp(known);
  const unsavedSince = portal.backups?.unsavedSince(now) ?? null;
  return {
    title: t("opening.title"),
    setUp,
    from: portal.mail.from,
    hasScanner: portal.scan !== null,
    backups: portal.backups && {
      newest: await portal.backups.newest(),
      isOnDiskOfData: await portal.backups.isOnDiskOfData(),
      lateSince: isBackupLate(unsavedSince, now) ? unsavedSince : null,
    },
    steps: stepsOf(setUp),
    refusal: refuseOpening(setUp, { openedAt, book, now }),
    openedAt,
    entries: windowOf(book, "open"),
    zone: book.edition.zone,
    rulebookVersion,
    version,
  };
}

/** Opens the call. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, refused } = await parseForm(context, request, openCallForm);
  if (refused) return refuseForm(refused);
  const refusal = await openCall(known, data);
  return refusal ? refuseAct(refusal) : redirect(paths.setUp);
}
