import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { found, requireRole } from "~/context.server";
import { fieldsOf } from "~/domain/rulebook";
import { parseForm, refuseAct, refuseForm } from "~/forms/parse-form.server";
import { likenessForm, listQuery, readListFilter } from "~/forms/screening";
import { paths } from "~/paths";
import { readLikeness, settleLikeness } from "~/services/likenesses.server";
import { findEntry } from "~db/queries/entries";

/** What an entry shares with another, of this edition or an earlier one: the passages side by side. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser", "chair", "observer");
  const { db, edition, viewer, t } = known;
  const entry = found(await findEntry(db, { id: params["entry"] ?? "", editionId: edition.id }));
  found(entry.state === "submitted" ? entry : null);
  const likeness = found(await readLikeness(db, { entryId: entry.id, otherId: params["alike"] ?? "" }));
  const { other, pair, passages, words, share } = likeness;
  const labels = new Map(fieldsOf(edition.rulebook).map((field) => [field.id, field.label]));
  return {
    title: t("likeness.compare"),
    zone: edition.rulebook.edition.zone,
    entry: {
      id: entry.id,
      code: entry.code,
      title: entry.title,
      organisation: entry.organisationName,
      edition: null as string | null,
    },
    other: {
      id: other.id,
      code: other.code,
      title: other.title,
      organisation: other.organisationName,
      edition: other.editionId === edition.id ? null : other.editionId,
    },
    /** The check that says so if it is the same case. */
    check: edition.rulebook.eligibility.findIndex(({ portal }) => portal?.includes("alone")) + 1,
    passages: passages.map((one) => ({ ...one, label: labels.get(one.field) ?? null })),
    words,
    share,
    settled:
      pair?.state === "notSame"
        ? { note: pair.note, by: pair.settledBy ?? "", at: pair.settledAt ?? "" }
        : null,
    isPair: pair !== null,
    maySettle: viewer.roles.some((role) => role === "screener" || role === "organiser"),
    query: listQuery(
      readListFilter(
        new URL(request.url).searchParams,
        edition.rulebook.categories.map((one) => one.id),
      ),
    ),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const known = requireRole(context, request, "screener", "organiser");
  const entry = found(await findEntry(known.db, { id: params["entry"] ?? "", editionId: known.edition.id }));
  const otherId = params["alike"] ?? "";
  const { data, values, refused } = await parseForm(context, request, likenessForm);
  if (refused) return refuseForm(refused);
  const refusal = await settleLikeness(known, { entryId: entry.id, otherId, note: data.note });
  return refusal ? refuseAct(refusal, values) : redirect(paths.likeness(entry.id, otherId), 303);
}
