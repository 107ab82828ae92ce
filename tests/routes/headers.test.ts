import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("what a route says of its own caching replaces what is said of every page", async () => {
  const answer = await (await world.as(null)).get("/editions/2027/colours.css");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
});

test("a page that says nothing of itself is kept nowhere", async () => {
  const answer = await (await world.as(null)).get("/");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

test("long words of several bytes a letter arrive whole, wherever they begin", async () => {
  const { post } = await world.as(null);
  // As long as fits the window that React fills, so that it hardly ever ends in the one in which it begins.
  const word = "ซ€व".repeat(226);
  for (const before of ["", "x", "xx", "xxx"]) {
    const page = await (await post("/sign-in", { address: before + word })).text();
    expect([page.includes("\0"), page.includes(before + word)]).toEqual([false, true]);
  }
});

test("a slash too many leads to the page; another spelling of an address leads nowhere", async () => {
  const { ask } = await world.as(null);
  const answers = await Promise.all(
    ["/rules/?from=letter", "/rules//", "/Rules", "/r%75les", "//rules/", "/nowhere/"].map(
      async (address) => {
        const answer = await ask(address);
        return [address, answer.status, answer.headers.get("location")];
      },
    ),
  );
  expect(answers).toEqual([
    ["/rules/?from=letter", 308, "/rules?from=letter"],
    ["/rules//", 308, "/rules"],
    ["/Rules", 404, null],
    ["/r%75les", 404, null],
    ["//rules/", 404, null],
    ["/nowhere/", 404, null],
  ]);
});
