import { afterAll, beforeAll, expect, test } from "vitest";
import type { Outcome, Parcel } from "~/jobs/transports.server";
import { openWorld, type World } from "../world";

let world: World;
const sent: Parcel[] = [];
beforeAll(async () => {
  world = await openWorld({
    at: "2027-02-20T02:00:00.000Z",
    env: {
      PUBLIC_URL: "https://award.example.org",
      RESEND_API_KEY: "re_test",
      RESEND_BASE_URL: "http://127.0.0.1:9",
      MAIL_FROM: "Award <award@example.org>",
      MAIL_REPLY_TO: "office@example.org",
    },
    transport: {
      name: "resend",
      remembers: 1000,
      pause: () => 0,
      close: () => undefined,
      send(parcel): Promise<Outcome> {
        sent.push(parcel);
        return Promise.resolve({ kind: "sent", providerId: parcel.key });
      },
    },
  });
});
afterAll(() => world.close());

const edition = () =>
  world.portal.db
    .selectFrom("edition")
    .select(["openedAt", "openedById", "version"])
    .where("isCurrent", "=", 1)
    .executeTakeFirstOrThrow();
const codeIn = (parcel: Parcel | undefined) =>
  /\?code=([A-Z0-9]{8})/.exec(parcel?.payload.text ?? "")?.[1] ?? "";

test("a call opens once a test mail has arrived and the rulebook is read, and only then", async () => {
  const organiser = await world.signedIn({ roles: ["organiser"] });
  const open = async () => organiser.post("/desk/set-up", { version: String((await edition()).version) });

  const page = await (await organiser.get("/desk/set-up")).text();
  expect(page.match(/In place/g)).toHaveLength(4);
  expect(page).toContain("2 things are still missing. The first: a test mail that arrived.");
  expect(page).toContain("No virus scanner is set");
  expect((await open()).status).toBe(409);

  // The mail goes to the organiser alone, leaves no copy in the inbox, and its link changes nothing by being opened.
  expect((await organiser.post("/desk/set-up/test-mail")).headers.get("location")).toBe(
    "/desk/set-up/test-mail/code",
  );
  await world.jobs.runNow();
  expect(sent.map((parcel) => parcel.payload.to)).toEqual([organiser.address]);
  expect(sent[0]?.payload.replyTo).toBe("office@example.org");
  const code = codeIn(sent[0]);
  expect(await (await organiser.get("/inbox")).text()).not.toContain(code);
  const filled = await (await organiser.get(`/desk/set-up/test-mail/code?code=${code}`)).text();
  expect(filled).toContain(`value="${code}"`);
  expect(await (await organiser.get("/desk/set-up")).text()).toContain("2 things are still missing");

  expect((await organiser.post("/desk/set-up/test-mail")).status).toBe(409);
  expect((await organiser.post("/desk/set-up/test-mail/code", { code: "" })).status).toBe(422);
  const wrong = await organiser.post("/desk/set-up/test-mail/code", { code: "WRONG234" });
  expect(wrong.status).toBe(409);
  expect(await wrong.text()).toContain("This is not the code of the newest test mail");
  const proof = await organiser.post("/desk/set-up/test-mail/code", { code: ` ${code.toLowerCase()} ` });
  expect(proof.headers.get("location")).toBe("/desk/set-up");
  expect((await open()).status).toBe(409);

  const { hash } = await world.portal.db.selectFrom("rulebook").select("hash").executeTakeFirstOrThrow();
  expect((await organiser.post("/desk/set-up/rulebook", { hash: "another" })).status).toBe(409);
  expect((await organiser.post("/desk/set-up/rulebook", { hash })).status).toBe(302);

  const stale = await organiser.post("/desk/set-up", { version: "77" });
  expect(stale.status).toBe(409);
  expect((await edition()).openedAt).toBeNull();
  expect((await open()).status).toBe(302);
  expect(await edition()).toEqual({ openedAt: world.now(), openedById: organiser.personId, version: 2 });
  expect(await (await organiser.get("/desk/set-up")).text()).toContain("The call was opened on");
  expect((await open()).status).toBe(409);
  const acts = await world.portal.db.selectFrom("history").select("act").orderBy("seq").execute();
  expect(acts.map(({ act }) => act).filter((act) => /^(mail|rulebook|edition)\./.test(act))).toEqual([
    "edition.loaded",
    "mail.tested",
    "mail.proven",
    "rulebook.read",
    "edition.opened",
  ]);
});

test("proof by one sender is no proof for another", async () => {
  const organiser = await world.signedIn({ roles: ["organiser"] });
  world.portal.mail.from = "Other <other@example.org>";
  expect(await (await organiser.get("/desk/set-up")).text()).toContain("Send yourself a mail with a code");
});
