import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { refuseAct } from "~/forms/parse-form.server";
import { groupedSerial } from "~/domain/serial";
import { paths } from "~/paths";
import { gatherCertificates, issueCertificates } from "~/services/certificates.server";

const PAGE = 100;

/** All certificates of the edition, and how many wait to be issued. Organisers alone, and nothing before the release. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { db, edition, t } = known;
  const { refusal, words, due, issued, waiting } = await gatherCertificates(db, known);
  const asked = new URL(request.url).searchParams;
  const pages = Math.max(1, Math.ceil(issued.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.get("page"))) || 1));
  const rights = new Set(due.map((one) => one.subject));
  return {
    title: t("certificates.title"),
    refusal,
    hasWords: words !== null,
    zone: edition.rulebook.edition.zone,
    ...{ page, pages },
    justIssued: Number(asked.get("issued")) || 0,
    waiting: waiting.length,
    valid: issued.filter((one) => one.state === "valid").length,
    certificates: issued
      .slice((page - 1) * PAGE, page * PAGE)
      .map(({ id, serial, kind, state, facts, code, issuedAt, subject }) => ({
        ...{ id, kind, state, code, issuedAt },
        serial: groupedSerial(serial),
        name: facts.name,
        // A result that was corrected may no longer know the right.
        isDue: state !== "valid" || rights.has(subject),
      })),
  };
}

/** Issues all that are due. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { refusal, count } = await issueCertificates(known);
  return refusal ? refuseAct(refusal) : redirect(`${paths.deskCertificates}?issued=${count}`, 303);
}
