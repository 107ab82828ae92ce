import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { claimForm } from "~/forms/claim";
import { readForm, refuseForm, valuesOf } from "~/forms/parse-form.server";
import { checkDocument } from "~/services/receipts.server";
import { findRevisionByHash } from "~db/queries/entries";

/** Whether the portal has a revision, by code and fingerprint in the address. Everyone may ask. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const claim = claimForm.safeParse(asked);
  const known = claim.success ? await findRevisionByHash(context.db, claim.data) : undefined;
  return {
    title: context.t("papers.check.title"),
    zone: context.edition.rulebook.edition.zone,
    typed: { code: asked["code"] ?? "", hash: asked["hash"] ?? "" },
    faults:
      "code" in asked || "hash" in asked
        ? (claim.error?.issues ?? []).map(({ path, message }) => ({ field: String(path[0]), message }))
        : [],
    answer: claim.success ? { found: known ?? null, isExact: true } : null,
  };
}

/** The same of a document, sent or pasted. It is read in memory, for it is small, and not kept. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(context, request);
  const file = form.get("file");
  const values = valuesOf(form);
  const pasted = typeof values["document"] === "string" ? values["document"] : "";
  const bytes =
    file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(pasted);
  if (bytes.length === 0 || (!(file instanceof File && file.size > 0) && pasted.trim() === ""))
    return refuseForm({ faults: [{ field: "file", message: { id: "papers.check.nothing" } }], values });
  const answer = await checkDocument(context.db, bytes);
  if (!answer)
    return refuseForm({
      faults: [{ field: pasted ? "document" : "file", message: { id: "papers.check.notDocument" } }],
      values,
    });
  return data({ faults: [], values: {}, answer });
}
