/**
 * Checks a result file without the portal: `node scripts/verify-result.mjs result.json [key]`. One file, nothing but
 * Node itself, written from docs/result-file.md alone. Exit 0 if all agrees, 1 if something does not, 2 if it is no result
 * file.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

class NoResultFile extends Error {}

/** Gives the sentences of everything that is wrong with these bytes; throws NoResultFile where there is no file. */
export function check(bytes, trustedKey) {
  const text = decoded(bytes);
  const file = parsed(text);
  const wrong = [];
  if (canonical(file) !== text) wrong.push("The bytes are not those of the canonical form.");
  for (const [name, digits] of [
    ["hash", 64],
    ["key", 64],
    ["signature", 128],
  ])
    if (typeof file[name] !== "string" || !new RegExp(`^[0-9a-f]{${digits}}$`).test(file[name]))
      throw new NoResultFile(`"${name}" is not ${digits} lower-case hexadecimal digits`);
  const { result } = file;
  if (file.format !== 1 || result?.format !== 1 || result.kind !== "awardResult")
    throw new NoResultFile("it is not of format 1");
  only(file, ["format", "hash", "key", "result", "signature"]);
  const signed = canonical(result);
  if (sha256(signed) !== file.hash) wrong.push("The hash is not that of the result.");
  if (!signedBy(file.key, signed, file.signature)) wrong.push("The signature is not that of the key.");
  if (trustedKey !== undefined && trustedKey !== file.key) wrong.push("The key is not the one you trust.");
  try {
    wrong.push(...checkSeals(result), ...result.categories.flatMap((one) => checkCategory(result, one)));
    const { categories, specialAwards = [], scope } = result;
    wrong.push(...specialAwards.flatMap((one) => checkSpecialAward(result, one)));
    const ids = [...categories, ...specialAwards].map((one) => one.id);
    if (new Set(ids).size !== ids.length) wrong.push("A category or a special award stands there twice.");
    const fits = {
      category: categories.length === 1 && specialAwards.length === 0,
      specialAward: specialAwards.length === 1,
      edition: true,
    };
    if (fits[scope] !== true) wrong.push("The scope does not fit what is in it.");
    if (result.corrects !== undefined) wrong.push(...checkCorrects(result));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new NoResultFile(`a part is missing (${error.message})`);
  }
  return wrong;
}

function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NoResultFile("it is not UTF-8");
  }
}

function parsed(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NoResultFile("it is not JSON");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new NoResultFile("it is not an object");
  return value;
}

/** RFC 8785, for what JSON.parse gives. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

function sha256(text) {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function signedBy(key, text, signature) {
  // The DER frame of an Ed25519 public key, then its 32 bytes.
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(key, "hex")]);
  try {
    const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
    return verify(null, Buffer.from(text, "utf8"), publicKey, Buffer.from(signature, "hex"));
  } catch {
    return false;
  }
}

function only(value, keys) {
  const more = Object.keys(value).filter((key) => !keys.includes(key));
  if (more.length > 0) throw new NoResultFile(`it has a part that the format does not know: ${more[0]}`);
}

/** A corrected result says which released version it corrects, and which file that was. */
function checkCorrects({ corrects, scope }) {
  only(corrects, ["hash", "version"]);
  if (!Number.isInteger(corrects.version) || corrects.version < 1 || !/^[0-9a-f]{64}$/.test(corrects.hash))
    throw new NoResultFile('"corrects" does not name a version and a file');
  return scope === "edition" ? [] : ["It corrects a version, which only the result of an edition does."];
}

function checkSeals({ seals, seed, edition }) {
  const wrong = [];
  const say = (seal, sentence) => wrong.push(`Rules, version ${seal.version}: ${sentence}`);
  if (seals.length === 0) throw new NoResultFile("it has no sealed rules");
  seals.forEach((seal, index) => {
    if (seal.version !== index + 1) say(seal, "the versions do not follow each other.");
    if (sha256(canonical(seal.rules)) !== seal.hash) say(seal, "the hash is not that of the rules.");
    if (seal.rules.edition !== edition) say(seal, "they are of another edition.");
    if (seal.rules.seed !== sha256(seed)) say(seal, "they commit to another seed.");
    if (index === 0) return;
    if (seal.at < seals[index - 1].at) say(seal, "it is older than the version before.");
    if (seal.author === null || seal.reason.trim() === "") say(seal, "it lacks an author or a reason.");
    if (seal.hadScores && (seal.approver === null || seal.approver === seal.author))
      say(seal, "scores were in, and no second person approved it.");
  });
  return wrong;
}

const round = (x) => Math.round(x * 1e8) / 1e8;
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers) => sum([...numbers].sort((a, b) => a - b)) / numbers.length;

function checkCategory(result, category) {
  const wrong = [];
  const say = (sentence) => wrong.push(`${category.id}: ${sentence}`);
  const seal = result.seals.find((one) => one.version === category.seal);
  if (!seal) return [`${category.id}: its rules are not in the file.`];
  const { rules } = seal;
  if (rules.judging.orders !== "rawMean")
    throw new NoResultFile("it orders by a score that is not described");
  if (rules.caps[category.id] !== category.cap) say("the cap is not that of the rules.");
  const known = new Set(rules.rubric.criteria.map((one) => one.id));
  const named = [
    ...rules.judging.tie.chain.flatMap((step) => (typeof step === "string" ? [] : [step.criterion])),
    ...Object.keys(rules.judging.floor.criteria),
  ];
  if (!(rules.rubric.scale.max > rules.rubric.scale.min) || named.some((id) => !known.has(id)))
    return [`${category.id}: its rules name a criterion that they do not have, or a scale without marks.`];
  category.entries.forEach((entry, index) => {
    if (index > 0 && category.entries[index - 1].entry >= entry.entry) say("the labels are not in order.");
    for (const sheet of entry.sheets) {
      if (sheet.counts !== (sheet.why === null)) say(`${entry.entry}: a sheet counts against its reason.`);
      if (Object.keys(sheet.marks).some((id) => !known.has(id)))
        say(`${entry.entry}: a mark is of no criterion of the rules.`);
    }
  });
  const due = rankingOf(rules, category);
  if (!alike(due, category.ranking)) say("the ranking does not follow from the sheets.");
  wrong.push(...checkDecision(category, due).map((sentence) => `${category.id}: ${sentence}`));
  for (const sentence of checkMerged(result, category, rules)) say(sentence);
  const labels = new Set(category.entries.map((one) => one.entry));
  for (const act of category.acts)
    if (!labels.has(act.entry) || (act.trigger === null && act.approvedBy === null))
      say("an act on its sheets has neither cause nor second person.");
  return wrong;
}

/** What was merged into a category: two people before judging, out of a category of the rules that is decided nowhere. */
function checkMerged(result, { id, merged, decision }, rules) {
  if (merged === undefined) return [];
  const wrong = [];
  if (!Array.isArray(merged) || merged.length === 0) throw new NoResultFile("its merges are no list");
  merged.forEach((one, index) => {
    only(one, ["approvedAt", "approvedBy", "from", "into", "proposedAt", "proposedBy", "reason"]);
    const say = (sentence) => wrong.push(`the merge of ${one.from}: ${sentence}`);
    if (one.into !== id || one.from === id || rules.caps[one.from] === undefined)
      say("it is not from another category of the rules into this one.");
    if (result.categories.some((other) => other.id === one.from)) say("it was decided by itself as well.");
    if (index > 0 && merged[index - 1].from >= one.from)
      say("it is not in its place, or stands there twice.");
    if (one.reason.trim() === "") say("it has no reason.");
    if (one.proposedBy === one.approvedBy) say("one person proposed and approved it.");
    if (one.proposedAt > one.approvedAt || one.approvedAt > decision.proposedAt)
      say("it was not proposed, approved and decided upon in this order.");
  });
  return wrong;
}

/** The figures of one entry, or null where it has none. */
function figures(rubric, sheets) {
  const { min, max } = rubric.scale;
  const whole = round(sum(rubric.criteria.map((one) => one.weight)));
  const scores = [];
  for (const { marks } of sheets) {
    if (rubric.criteria.some(({ id }) => marks[id] === undefined)) return null;
    const points = sum(rubric.criteria.map(({ id, weight }) => (weight * (marks[id] - min)) / (max - min)));
    scores.push(round((round(points) / whole) * 100));
  }
  if (scores.length === 0) return null;
  const rawMean = round(mean(scores));
  const spread = sum(scores.map((one) => (one - rawMean) ** 2));
  return {
    sheets: scores.length,
    rawMean,
    lowest: Math.min(...scores),
    highest: Math.max(...scores),
    deviation: scores.length === 1 ? null : round(Math.sqrt(spread / (scores.length - 1))),
    criteria: Object.fromEntries(
      rubric.criteria.map(({ id }) => [id, round(mean(sheets.map((sheet) => sheet.marks[id])))]),
    ),
  };
}

function flagsOf({ rubric, judging }, figure, sheets) {
  const flags = [];
  const range = round(figure.highest - figure.lowest);
  if (range >= judging.outlier.range) flags.push({ kind: "range", value: range });
  for (const { id } of rubric.criteria) {
    const marks = sheets.map((sheet) => sheet.marks[id]);
    const gap = round(Math.max(...marks) - Math.min(...marks));
    if (gap >= judging.outlier.criterionGap) flags.push({ kind: "gap", criterion: id, value: gap });
  }
  const { total, criteria } = judging.floor;
  if (figure.rawMean < total) flags.push({ kind: "belowTotal", floor: total });
  for (const [criterion, floor] of Object.entries(criteria))
    if (figure.criteria[criterion] < floor)
      flags.push({ kind: "belowCriterion", criterion, floor, value: figure.criteria[criterion] });
  return flags;
}

/** The ranking by docs/result-file.md. Rows keep the country while they are worked with. */
function rankingOf(rules, category) {
  const { judging, rubric } = rules;
  const ranking = { rows: [], tooFew: [], horsConcours: [], tie: null };
  for (const { entry, standing, country, sheets } of category.entries) {
    const counted = sheets.filter((sheet) => sheet.counts);
    const figure = figures(rubric, counted);
    if (standing === "horsConcours")
      ranking.horsConcours.push({ entry, sheets: figure?.sheets ?? 0, rawMean: figure?.rawMean ?? null });
    else if (figure === null || figure.sheets < judging.minimumSheets)
      ranking.tooFew.push({ entry, sheets: counted.length });
    else {
      const flags = flagsOf(rules, figure, counted);
      const meetsFloors = flags.every(({ kind }) => kind === "range" || kind === "gap");
      ranking.rows.push({ ...figure, entry, country, flags, meetsFloors });
    }
  }
  ranking.rows.sort((a, b) => b.rawMean - a.rawMean || (a.entry < b.entry ? -1 : 1));
  for (const row of ranking.rows) Object.assign(row, { proposal: "none", tied: false, decidedBy: null });
  ranking.tie = cutLine(judging.tie, category.cap, ranking);
  givePlaces(ranking.rows);
  for (const row of ranking.rows) delete row.country;
  return ranking;
}

function cutLine({ band, chain }, cap, ranking) {
  const within = (a, b) => round(Math.abs(a.rawMean - b.rawMean)) < band;
  const close = (a, b) => within(a, b) || a.rawMean === b.rawMean;
  const able = ranking.rows.filter((row) => row.meetsFloors);
  const [inside, outside] = [able.slice(0, cap), able.slice(cap)];
  const [L, N] = [inside.at(-1), outside[0]];
  if (!L || !N || !close(L, N)) {
    for (const row of inside) row.proposal = "winner";
    return null;
  }
  const tied = [
    ...inside.filter((row) => close(row, N) || row.rawMean === L.rawMean),
    ...outside.filter((row) => close(row, L)),
  ];
  const taken = new Set();
  const safe = inside.filter((row) => !tied.includes(row));
  for (const row of safe) row.proposal = "winner";
  for (const row of safe) taken.add(row.country);
  for (const row of tied) row.tied = true;
  const positions = ranking.rows.flatMap((row, index) => (row.tied ? [index] : []));
  const places = inside.length - safe.length;
  const won = [];
  let waiting = tied;
  let chairs = [];
  while (won.length < places && waiting.length > 0) {
    const open = places - won.length;
    let left = waiting.filter((row) => close(row, waiting[0]));
    let decidedBy = "room";
    for (const step of chain) {
      if (left.length <= open || step === "chair") break;
      const kept = keep(step, left, taken);
      if (kept.length < left.length) [left, decidedBy] = [kept, step];
    }
    if (left.length > open) {
      chairs = left;
      break;
    }
    // Only figures that are no numbers could leave nobody; whatever a file says, the walk ends.
    if (left.length === 0) break;
    for (const row of left) {
      Object.assign(row, { proposal: "winner", decidedBy });
      won.push(row);
      taken.add(row.country);
    }
    const chosen = left;
    waiting = waiting.filter((row) => !chosen.includes(row));
  }
  for (const row of chairs) row.proposal = "chair";
  const order = [...won, ...chairs, ...waiting.filter((row) => !chairs.includes(row))];
  positions.forEach((position, index) => (ranking.rows[position] = order[index]));
  const names = (rows) => rows.map((row) => row.entry);
  return {
    entries: names(order),
    places,
    chair: chairs.length > 0 ? { entries: names(chairs), places: places - won.length } : null,
  };
}

function keep(step, rows, takenCountries) {
  if (step === "countryWithoutWinner") {
    const fresh = rows.filter((row) => row.country !== null && !takenCountries.has(row.country));
    return fresh.length > 0 ? fresh : rows;
  }
  const best = Math.max(...rows.map((row) => row.criteria[step.criterion]));
  return rows.filter((row) => row.criteria[step.criterion] === best);
}

function givePlaces(rows) {
  const together = (a, b) => {
    if (a.proposal === "chair" || b.proposal === "chair") return a.proposal === b.proposal;
    return a.rawMean === b.rawMean && !a.tied && !b.tied && a.meetsFloors === b.meetsFloors;
  };
  let group = [];
  const close = (end) => {
    for (const row of group) row.place = { from: end - group.length + 1, to: end };
  };
  rows.forEach((row, index) => {
    if (group.length > 0 && !together(group[0], row)) {
      close(index);
      group = [];
    }
    group.push(row);
  });
  close(rows.length);
}

function checkDecision({ cap, decision }, { rows, tooFew }) {
  const wrong = [];
  if (decision.proposedBy === decision.approvedBy) wrong.push("one person proposed and approved.");
  if (decision.approvedAt < decision.proposedAt) wrong.push("it was approved before it was proposed.");
  const names = decision.winners.map((one) => one.entry);
  const won = (row) => names.includes(row.entry);
  const due = rows.filter(won).map((row) => `${row.entry} ${row.place.from}`);
  if (due.join() !== decision.winners.map((one) => `${one.entry} ${one.place}`).join() || due.length > cap)
    wrong.push("the winners do not fit the ranking.");
  if (decision.notAwarded.places !== cap - names.length) wrong.push("the places not awarded are miscounted.");
  const departures = [];
  rows.forEach((row, index) => {
    if (won(row)) {
      if (!row.meetsFloors) departures.push(`${row.entry} belowFloor`);
      else if (row.proposal === "chair") departures.push(`${row.entry} castingVote`);
      return;
    }
    const passed = rows.some(
      (other, at) =>
        won(other) &&
        (at > index || other.place.from === row.place.from) &&
        !(row.proposal === "chair" && other.proposal === "chair"),
    );
    if (passed && row.meetsFloors) departures.push(`${row.entry} skipped`);
  });
  for (const { entry } of tooFew) departures.push(`${entry} tooFew`);
  if (departures.join() !== decision.departures.map((one) => `${one.entry} ${one.why}`).join())
    wrong.push("the departures from the ranking are not those that it has.");
  if (decision.departures.some((one) => one.words === "")) wrong.push("a departure has no reason.");
  return wrong;
}

function checkSpecialAward({ seals, categories }, { id, seal, standsOn, decision }) {
  const rules = seals.find((one) => one.version === seal)?.rules;
  const award = rules?.specialAwards?.find((one) => one.id === id);
  if (!award) return [`${id}: its rules are not in the file.`];
  const wrong = [];
  const say = (sentence) => wrong.push(`${id}: ${sentence}`);
  const open = award.categories ?? Object.keys(rules.caps);
  const due = categories
    .filter((one) => open.includes(one.id) && one.ranking.rows.length > 0)
    .map((one) => `${one.id} ${one.decision.id} ${one.decision.version}`);
  const named = standsOn.map((one) => `${one.category} ${one.decision} ${one.version}`);
  if ([...due].sort().join("\n") !== [...named].sort().join("\n"))
    say("it does not stand on the decisions that are in the file.");
  const on = standsOn.flatMap(({ category }) => categories.filter((one) => one.id === category));
  if (on.some((one) => one.decision.approvedAt > decision.proposedAt))
    say("it was proposed before a decision that it stands on was approved.");
  if (decision.proposedBy === decision.approvedBy) say("one person proposed and approved.");
  if (decision.approvedAt < decision.proposedAt) say("it was approved before it was proposed.");
  const names = decision.winners.map((one) => one.entry);
  const won = on.flatMap(({ ranking }) => ranking.rows.filter((row) => names.includes(row.entry)));
  const asFiled = decision.winners.map((one) => `${one.entry} ${one.place}`).join();
  if (won.map((row) => `${row.entry} ${row.place.from}`).join() !== asFiled || won.length > award.cap)
    say("the winners are not entries with a place in the order of its categories, or too many.");
  const codes = new Map(on.flatMap((one) => one.decision.winners.map(({ entry, code }) => [entry, code])));
  if (decision.winners.some(({ entry, code }) => codes.has(entry) && codes.get(entry) !== code))
    say("an entry has another code than in its category.");
  if (award.isMention && names.some((one) => codes.has(one)))
    say("a mention went to the winner of a category.");
  if (decision.notAwarded.places !== award.cap - names.length) say("the places not awarded are miscounted.");
  const departures = won.map(
    (row) =>
      `${row.entry} ${row.meetsFloors && row.rawMean >= (award.atLeast ?? 0) ? "chosen" : "belowFloor"}`,
  );
  if (departures.join() !== decision.departures.map((one) => `${one.entry} ${one.why}`).join())
    say("the reasons are not one for each winner.");
  if (decision.departures.some((one) => one.words === "")) say("a winner has no reason.");
  return wrong;
}

/** Equal parts; numbers within the last decimal that is kept. */
function alike(a, b) {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) < 2e-8;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && alike(a[key], b[key]));
}

/**
 * Runs the command; gives its exit code and what it says.
 * @param {string[]} args
 * @param {(name: string) => Uint8Array} [read]
 */
export function run(args, read = readFileSync) {
  const [name, key, ...more] = args;
  if (name === undefined || more.length > 0)
    return { code: 2, says: "Usage: node verify-result.mjs result.json [public key]" };
  try {
    const wrong = check(read(name), key);
    return wrong.length > 0
      ? { code: 1, says: [`${name} does not hold.`, ...wrong.map((one) => `- ${one}`)].join("\n") }
      : { code: 0, says: `${name} holds.` };
  } catch (error) {
    return {
      code: 2,
      says: `${name}: ${error instanceof NoResultFile ? `no result file: ${error.message}` : error.message}.`,
    };
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { code, says } = run(process.argv.slice(2));
  (code === 0 ? console.log : console.error)(says);
  process.exitCode = code;
}
