import type { LoaderFunctionArgs } from "@remix-run/node";
import { demoStageAt } from "~/domain/stages";
import { languagesOf } from "~/locales/catalogue";
import { countUnread } from "~db/queries/inbox";

/** What the frame of every page shows: names, and who is signed in. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { edition, viewer, portal, db, now } = context;
  const { names, edition: facts } = edition.rulebook;
  return {
    names: { award: names.award, short: names.short, organiser: names.organiser },
    note: facts.note ?? null,
    edition: edition.id,
    hasLanguages: languagesOf(portal).length > 1,
    viewer: viewer && {
      name: viewer.name,
      roles: viewer.roles,
      unread: await countUnread(db, { personId: viewer.id, now }),
    },
    zone: facts.zone,
    demo: portal.demo && {
      now,
      stage: demoStageAt(edition.rulebook, now),
      people: portal.demo.people,
      viewer: viewer?.id ?? null,
    },
  };
}
export type RootData = Awaited<ReturnType<typeof loader>>;
