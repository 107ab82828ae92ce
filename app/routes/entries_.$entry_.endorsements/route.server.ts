import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireViewer } from "~/context.server";
import { endorsementsClose, refuseAsking } from "~/domain/entering";
import { refuseAct } from "~/forms/parse-form.server";
import { paths } from "~/paths";
import { askNow, partnersOf } from "~/services/endorsements.server";
import { deadlineOf, findOwnEntry, prepareToSubmit } from "~/services/entries.server";
import { listEndorsements } from "~db/queries/endorsements";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireViewer(context, request);
  const { rulebook } = known.edition;
  const entry = found(await findOwnEntry(known, params["entry"] ?? ""));
  const named = partnersOf(rulebook, entry.answers);
  const asked = await listEndorsements(known.db, entry.id);
  const partners = named.map((partner) => {
    const known = asked.find((one) => one.rowKey === partner.rowKey && one.address === partner.address);
    return {
      rowKey: partner.rowKey,
      organisation: partner.organisation,
      address: partner.address,
      state: known?.state ?? ("notAsked" as const),
      name: known?.name ?? "",
      position: known?.position ?? "",
      at: known?.answeredAt ?? known?.createdAt ?? null,
      revision: known?.state === "given" ? (known.revision ?? 0) : null,
    };
  });
  const open = partners.filter((one) => one.state === "notAsked" || one.state === "asked").length;
  const refusal = refuseAsking(rulebook, entry, { open, now: known.now });
  return {
    title: `${known.t("entry.partners")} – ${entry.code}`,
    entry: { id: entry.id, code: entry.code },
    partners,
    newest: entry.submittedRevision ?? 0,
    refusal,
    closes: endorsementsClose(rulebook),
    isAsked: new URL(request.url).searchParams.has("asked"),
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
