import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRole } from "~/context.server";
import { undeclared } from "~/domain/plans";
import { readGate } from "~/services/plans.server";
import { countJudges, listJudges } from "~db/queries/judges";

const PAGE = 50;

/** Everyone asked to judge, how far they are, and their load. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { db, edition, t, viewer } = requireRole(context, request, "organiser", "chair");
  const total = await countJudges(db, edition.id);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const { searchParams } = new URL(request.url);
  const asked = Math.trunc(Number(searchParams.get("page")) || 1);
  const page = Math.min(pages, Math.max(1, asked));
  const judges = await listJudges(db, { editionId: edition.id, limit: PAGE, offset: (page - 1) * PAGE });
  const gate = await readGate(db, { edition });
  const waiting = new Set(undeclared(gate).map((judge) => judge.id));
  return {
    title: t("judges.title"),
    imported: searchParams.has("invited")
      ? {
          invited: Number(searchParams.get("invited")) || 0,
          changed: Number(searchParams.get("changed")) || 0,
        }
      : null,
    mayInvite: viewer.roles.includes("organiser"),
    total,
    page,
    pages,
    from: total === 0 ? 0 : (page - 1) * PAGE + 1,
    to: (page - 1) * PAGE + judges.length,
    declared: gate.filter((judge) => judge.categories.length > 0 && !waiting.has(judge.id)).length,
    judges: judges.map(({ termsAt, ...judge }) => {
      const declared = gate.find((one) => one.id === judge.id)?.declared ?? [];
      const done = judge.categories.filter((category) => declared.includes(category)).length;
      return {
        ...judge,
        done,
        declaration:
          judge.state !== "active"
            ? null
            : termsAt === null
              ? ("terms" as const)
              : judge.categories.length === 0
                ? ("nothing" as const)
                : done === judge.categories.length
                  ? ("all" as const)
                  : done > 0
                    ? ("some" as const)
                    : ("none" as const),
      };
    }),
  };
}
