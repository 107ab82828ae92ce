import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { differencesOf } from "~/domain/replacement";
import { type Posted, readForm, parseForm, refuseForm } from "~/forms/parse-form.server";
import { rulebookForm } from "~/forms/rulebook";
import { readDocument, refuseRulebook } from "~/services/rulebooks.server";

/** The form for another rulebook, for organisers. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { edition, t } = requireRole(context, request, "organiser");
  return {
    title: t("organising.rulebook.replacement"),
    edition: edition.id,
    version: edition.rulebookVersion,
    isSealed: edition.sealedAt !== null,
  };
}

/** Reads the document and shows what it would change; nothing is changed here. */
export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { edition } = known;
  const form = await parseForm(context, await withFileAsText(context, request), rulebookForm);
  if (form.refused) return refuseForm(form.refused);
  const { document, version } = form.data;
  const read = readDocument(document);
  if (read.faults)
    return data(
      {
        faults: [
          {
            field: "document",
            message: { id: "organising.rulebook.faulty" as const, values: { count: read.faults.length } },
          },
        ],
        values: form.values,
        documentFaults: read.faults.slice(0, 200),
      },
      { status: 422 },
    );
  const isOther = read.rulebook.edition.id !== edition.id;
  const changes = isOther ? [] : differencesOf(edition.rulebook, read.rulebook);
  return {
    faults: [],
    values: form.values,
    preview: {
      edition: read.rulebook.edition.id,
      isOther,
      isStale: !isOther && version !== edition.rulebookVersion,
      refusal: isOther ? null : await refuseRulebook(known.db, known, read.rulebook),
      changes: changes.slice(0, 300),
      count: changes.length,
    },
  };
}

/** An uploaded file stands for the pasted text, so that both ways meet one schema. */
async function withFileAsText(context: Posted, request: Request): Promise<Request> {
  const form = await readForm(context, request);
  const file = form.get("file");
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  if (file instanceof File && file.size > 0) fields.set("document", await file.text());
  return new Request(request.url, { method: "POST", body: fields });
}
