import { afterAll, beforeAll, expect, test } from "vitest";
import { paths } from "~/paths";
import { seedStage } from "~db/seed/stages";
import { openWorld, type World } from "../world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world.close());

test(
  "the demonstration in the midst of judging has sheets that lie apart for the chair to settle",
  { timeout: 120_000 },
  async () => {
    const seeded = await seedStage(world.portal, "judging", { entries: 12 });
    world.setClock(seeded.now);
    const chair = await world.portal.db
      .selectFrom("role")
      .select("personId")
      .where("role", "=", "chair")
      .where("state", "=", "active")
      .orderBy("createdAt")
      .executeTakeFirstOrThrow();
    const page = await (await (await world.as(chair.personId)).get(paths.judgingDesk)).text();
    expect(page.split('id="by-judge"')[0]).toContain("Lie apart");
  },
);
