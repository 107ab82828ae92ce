import { type ActionFunctionArgs, data as answer, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { type BadLine, readInvitees } from "~/domain/people";
import { parseForm, refuseForm } from "~/forms/parse-form.server";
import { inviteForm } from "~/forms/people";
import { paths } from "~/paths";
import { invitePeople } from "~/services/people.server";
import { listPeople } from "~db/queries/people";

const PAGE = 40;

/** Who does what in this edition, and the form that invites. Organisers alone. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t } = requireRole(context, request, "organiser");
  const asked = new URL(request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
  const search = (asked.get("search") ?? "").trim().slice(0, 200);
  const { total, people } = await listPeople(db, {
    editionId: edition.id,
    search,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  return {
    title: t("people.title"),
    search,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    total,
    people,
    isErased: asked.has("erased"),
    invited: Number(asked.get("invited")) || 0,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const known = requireRole(context, request, "organiser");
  const { data, values, refused } = await parseForm(context, request, inviteForm);
  if (refused) return refuseForm(refused);
  const { people, bad } = readInvitees(data.people);
  const lines: BadLine[] = bad.length > 0 ? bad : await invitePeople(known, { people, role: data.role });
  if (lines.length > 0)
    return answer(
      {
        faults: [
          { field: "people", message: { id: "people.linesBad" as const, values: { count: lines.length } } },
        ],
        values,
        lines,
      },
      { status: bad.length > 0 ? 422 : 409 },
    );
  return redirect(`${paths.people}?invited=${people.length}`);
}
