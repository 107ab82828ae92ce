import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { endorsementsClose, mayAsk, refuseAsking } from "~/domain/entering";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { askNow, isAsked, partnersOf } from "~/services/endorsements.server";
import { deadlineOf, findOwnEntry, prepareToSubmit } from "~/services/entries.server";
import { listEndorsements } from "~db/queries/endorsements";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { now } = known;
  const { rulebook } = known.edition;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const named = partnersOf(rulebook, entry.answers);
  const asked = await listEndorsements(known.db, entry.id);
  const partners = named.map((partner) => {
    const known = asked.find((one) => isAsked(one, partner));
    return {
      rowKey: partner.rowKey,
      organisation: partner.organisation,
      address: partner.address,
      state: known?.state ?? ("notAsked" as const),
      name: known?.name ?? "",
      position: known?.position ?? "",
      askedAt: known?.createdAt ?? null,
      answeredAt: known?.answeredAt ?? null,
      isDue: mayAsk(known, now),
      revision: known?.state === "given" ? (known.revision ?? 0) : null,
    };
  });
  const fresh = partners.filter((one) => one.state === "notAsked").length;
  const again = partners.filter((one) => one.state === "asked" && one.isDue).length;
  const open = partners.filter((one) => one.state === "notAsked" || one.state === "asked").length;
  const newest = partners.reduce((last, { askedAt }) => (askedAt && askedAt > last ? askedAt : last), "");
  return {
    title: `${known.t("entry.partners")} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code },
    partners,
    newest: entry.submittedRevision ?? 0,
    due: { fresh, again },
    refusal: refuseAsking(rulebook, entry, { open, due: fresh + again, now }),
    closes: endorsementsClose(rulebook),
    /** Whom the last mails went to, right after they went. */
    justAsked: new URL(request.url).searchParams.has("asked")
      ? partners.filter((one) => one.askedAt === newest).map((one) => one.organisation || one.address)
      : [],
    deadline: deadlineOf(known, entry),
    zone: rulebook.edition.zone,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireViewer(context, request);
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const { document } = await prepareToSubmit(known, entry);
  const refusal = await askNow(known, { entry, document });
  return refusal ? refuseAct(refusal) : redirect(`${paths.endorsements(entry.id)}?asked=1`);
}
