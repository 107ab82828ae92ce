/** docs/asvs.md says of every requirement of levels 1 and 2 how the portal stands to it, and names what is there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { asvsIds } from "./asvs-ids";
import { titlesIn } from "./titles";

const root = new URL("..", import.meta.url).pathname;
const text = readFileSync(`${root}docs/asvs.md`, "utf8");
const states = ["met", "partly", "not met", "none"] as const;
const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, id = "", level, about = "", state = "", how = ""]) => ({ id, level: Number(level), about, state, how }),
);
const testsIn = (how: string) => [...how.matchAll(/`tests\/([^ `]+) › ([^`]+)`/g)];
const linksIn = (how: string) => [...how.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, to = ""]) => to);

test("every requirement of levels 1 and 2 stands in it once, with its level and state", () => {
  expect(
    asvsIds
      .map(({ level }) => level)
      .sort()
      .lastIndexOf(1) + 1,
  ).toBe(70);
  expect(asvsIds).toHaveLength(253);
  expect(rows.map(({ id, level }) => ({ id, level }))).toEqual(
    [...asvsIds].sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true })),
  );
  expect(rows.filter(({ state }) => !(states as readonly string[]).includes(state))).toEqual([]);
});

test("every test and document that it names is there, and what is met rests on something", () => {
  const gone = rows.flatMap(({ id, how }) => [
    ...testsIn(how)
      .filter(([, file = "", title = ""]) => !titlesIn(file).has(title))
      .map(([named]) => `${id}: ${named}`),
    ...linksIn(how)
      .filter((to) => !existsSync(`${root}docs/${to}`))
      .map((to) => `${id}: ${to}`),
  ]);
  expect(gone).toEqual([]);
  const bare = rows.filter(
    ({ state, how }) =>
      state === "met" && testsIn(how).length === 0 && linksIn(how).length === 0 && !how.includes("review:"),
  );
  expect(bare.map(({ id }) => id)).toEqual([]);
  expect(rows.filter(({ how }) => how.length < 5)).toEqual([]);
});

test("its figures are those of its rows", () => {
  for (const level of [1, 2]) {
    const counts = states.map(
      (state) => rows.filter((row) => row.level === level && row.state === state).length,
    );
    expect(text).toContain(`| ${level} | ${counts.join(" | ")} |`);
  }
});
