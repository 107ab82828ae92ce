/** What must agree between the parts of a rulebook, beyond the shape of each: one sentence per fault. */
import type { Field, PlainField, Rulebook } from "./rulebook";
import { DAY } from "./time";

export type Incoherence = { path: (string | number)[]; message: string };

/** Every place where two parts of a rulebook contradict each other. */
export function incoherences(book: Rulebook): Incoherence[] {
  return [
    ...formFaults(book),
    ...gateFaults(book),
    ...eligibilityFaults(book),
    ...rubricFaults(book),
    ...judgingFaults(book),
    ...specialAwardFaults(book),
    ...calibrationFaults(book),
    ...calendarFaults(book),
    ...replyFaults(book),
    ...sponsorFaults(book),
  ];
}

/** The type that each anchored field must have, and the parts that its rows must have for the portal to work. */
const anchored: Record<
  keyof Rulebook["form"]["anchors"],
  { type: Field["type"]; parts?: readonly string[] }
> = {
  title: { type: "text" },
  ownTitle: { type: "text" },
  category: { type: "choice" },
  organisation: { type: "text" },
  ownOrganisation: { type: "text" },
  country: { type: "country" },
  summary: { type: "prose" },
  leadName: { type: "text" },
  leadAddress: { type: "address" },
  team: { type: "rows", parts: ["name"] },
  partners: { type: "rows", parts: ["organisation", "address"] },
  excluded: { type: "rows", parts: ["name"] },
  mayPublish: { type: "choice" },
  withheld: { type: "prose" },
};

function formFaults(book: Rulebook): Incoherence[] {
  const faults: Incoherence[] = [];
  const say = (path: (string | number)[], message: string) => faults.push({ path, message });
  const criteria = new Set(book.rubric.criteria.map((c) => c.id));
  const names = new Map<string, Field>();
  book.form.sections.forEach((s, at) =>
    s.fields.forEach((f, n) => {
      if (names.has(f.id)) say(["form", "sections", at, "fields", n, "id"], `Two fields are called ${f.id}`);
      names.set(f.id, f);
    }),
  );
  book.form.sections.forEach((s) =>
    s.fields.forEach((f) => {
      const path = ["form"];
      checkCondition(f, path);
      if (f.criterion && !criteria.has(f.criterion))
        say(path, `${f.id} points to criterion ${f.criterion}, which is not in the rubric`);
      checkField(f, path);
      if (f.type === "files" && f.pages !== undefined && !f.kinds.includes("pdf"))
        say(path, `${f.id} limits the pages of PDFs and takes none`);
      if (f.type !== "rows") return;
      if (f.min > f.max) say(path, `${f.id} asks for more rows than it takes`);
      for (const twice of repeated(f.fields.map((one) => one.id)))
        say(path, `Two fields in a row of ${f.id} are called ${twice}`);
      for (const one of f.fields) {
        if (one.when)
          say(
            path,
            `${f.id} has a condition inside its rows, on ${one.id}; only a whole field can depend on another`,
          );
        checkField(one, path);
      }
    }),
  );
  for (const [anchor, fieldId] of Object.entries(book.form.anchors)) {
    const { type, parts = [] } = anchored[anchor as keyof typeof anchored];
    const path = ["form", "anchors", anchor];
    const found = names.get(fieldId);
    if (!found) say(path, `There is no field ${fieldId}`);
    else if (found.type !== type) say(path, `${fieldId} must be of type ${type}`);
    else if (found.type === "rows")
      for (const part of parts)
        if (!found.fields.some((one) => one.id === part))
          say(path, `A row of ${fieldId} must ask for ${part}`);
  }
  const choice = names.get(book.form.anchors.category);
  if (
    choice?.type === "choice" &&
    choice.options.map((o) => o.id).join() !== book.categories.map((c) => c.id).join()
  )
    say(
      ["form", "anchors", "category"],
      "The category field must offer exactly the categories, in their order",
    );
  const limited = book.limits.perCategory?.when;
  if (limited && names.get(limited.field)?.type !== "choice")
    say(
      ["limits", "perCategory"],
      `The limit by category depends on ${limited.field}, which is not a choice`,
    );
  const { duration } = book.limits;
  if (duration) {
    const path = ["limits", "duration"];
    for (const id of [duration.start, duration.end])
      if (names.get(id)?.type !== "date") say(path, `${id} is not a date`);
    if (duration.results && duration.results.to < duration.results.from)
      say(path, "Results are looked at until a day before the first");
  }
  for (const f of book.limits.narrative)
    if (names.get(f)?.type !== "prose") say(["limits", "narrative"], `${f} is not a prose field`);
  return faults;

  function checkCondition(f: Field, path: (string | number)[]) {
    if (!f.when) return;
    const other = names.get(f.when.field);
    if (!other) say(path, `${f.id} depends on ${f.when.field}, which is not a field`);
    else if (other.type === "choice" || other.type === "choices") {
      const options = other.options.map((o) => o.id);
      for (const one of f.when.is)
        if (!options.includes(one)) say(path, `${f.id} waits for ${one}, which ${other.id} does not offer`);
    } else if (other.type !== "consent") say(path, `${f.id} depends on ${other.id}, which is not a choice`);
  }

  function checkField(f: Field | PlainField, path: (string | number)[]) {
    if (f.type === "prose" && f.words.min > f.words.max)
      say(path, `${f.id} asks for more words than it takes`);
    if ((f.type === "number" || f.type === "files") && f.min > f.max)
      say(path, `${f.id} has a least above its most`);
    if (f.type === "choice" || f.type === "choices")
      for (const twice of repeated(f.options.map((o) => o.id))) say(path, `${f.id} offers ${twice} twice`);
    if (f.type === "choices" && f.max > f.options.length)
      say(path, `${f.id} lets one choose more than it offers`);
  }
}

function eligibilityFaults(book: Rulebook): Incoherence[] {
  const known = new Set(book.form.sections.flatMap((section) => section.fields.map((field) => field.id)));
  return book.eligibility.flatMap((check, at) => {
    const say = (message: string) => ({ path: ["eligibility", at], message });
    return [
      ...(check.fields ?? [])
        .filter((field) => !known.has(field))
        .map((field) => say(`${check.id} is about ${field}, which is not a field`)),
      ...(check.portal?.includes("answered") && !check.fields
        ? [say(`${check.id} must name the fields that are to be answered`)]
        : []),
    ];
  });
}

function gateFaults(book: Rulebook): Incoherence[] {
  const fields = new Map(book.form.sections.flatMap((s) => s.fields.map((f) => [f.id, f] as const)));
  const twice = repeated(book.gate.map((one) => one.id)).map((id) => ({
    path: ["gate"],
    message: `Two questions are called ${id}`,
  }));
  return book.gate.reduce<Incoherence[]>((faults, question, at) => {
    const say = (message: string) => faults.push({ path: ["gate", at], message });
    for (const option of question.options)
      if ((option.then !== "fits") !== Boolean(option.why))
        say(`${question.id}: ${option.id} must say why exactly if it does not fit`);
    if (question.options.every((option) => option.then === "bars")) say(`${question.id} lets nobody in`);
    if (!question.field) return faults;
    const field = fields.get(question.field);
    if (field?.type !== "choice" || field.when)
      say(`${question.field} must be a choice that is asked of everyone`);
    else
      for (const option of question.options)
        if (option.then !== "bars" && !field.options.some((one) => one.id === option.id))
          say(`${question.field} has no option ${option.id}`);
    return faults;
  }, twice);
}

function rubricFaults(book: Rulebook): Incoherence[] {
  const faults: Incoherence[] = [];
  const { criteria, scale } = book.rubric;
  for (const twice of repeated(criteria.map((c) => c.id)))
    faults.push({ path: ["rubric", "criteria"], message: `Two criteria are called ${twice}` });
  const weights = criteria.reduce((sum, c) => sum + c.weight, 0);
  if (Math.abs(weights - 100) > 1e-9)
    faults.push({
      path: ["rubric", "criteria"],
      message: `Weights add up to ${weights}; they must add up to 100`,
    });
  const steps = (scale.max - scale.min) / scale.step;
  if (scale.min >= scale.max || Math.abs(steps - Math.round(steps)) > 1e-9)
    faults.push({
      path: ["rubric", "scale"],
      message: "The scale must run from its lowest to its highest mark in whole steps",
    });
  for (const { mark } of [...scale.levels, ...criteria.flatMap((c) => c.levels)])
    if (mark < scale.min || mark > scale.max)
      faults.push({
        path: ["rubric"],
        message: `A level is described for the mark ${mark}, which is not on the scale`,
      });
  return faults;
}

function judgingFaults({ judging, rubric, categories }: Rulebook): Incoherence[] {
  const faults: Incoherence[] = [];
  const say = (path: (string | number)[], message: string) =>
    faults.push({ path: ["judging", ...path], message });
  const criteria = new Set(rubric.criteria.map((c) => c.id));
  for (const twice of repeated(categories.map((c) => c.id)))
    faults.push({ path: ["categories"], message: `Two categories are called ${twice}` });
  for (const [key, floor] of Object.entries(judging.floor.criteria)) {
    if (!criteria.has(key)) say(["floor", "criteria", key], `${key} is not a criterion`);
    if (floor > rubric.scale.max) say(["floor", "criteria", key], `No mark reaches ${floor}`);
  }
  if (judging.floor.total > 100) say(["floor", "total"], "Scores end at 100");
  judging.tie.chain.forEach((step, at) => {
    if (typeof step === "object" && !criteria.has(step.criterion))
      say(["tie", "chain", at], `${step.criterion} is not a criterion`);
  });
  if (judging.othersAfterOwn && judging.perEntry < 2)
    say(["othersAfterOwn"], "An entry with one judge has no other marks to show");
  if (judging.minimumSheets > judging.perEntry)
    say(["minimumSheets"], "An entry cannot need more sheets than it is given judges");
  if (judging.perJudge.min > judging.perJudge.max) say(["perJudge"], "The least load is above the most");
  return faults;
}

function specialAwardFaults({ specialAwards, categories, switches }: Rulebook): Incoherence[] {
  const known = categories.map((one) => one.id);
  const hasMention = specialAwards.some((one) => one.isMention);
  return [
    ...(switches.honourableMention === hasMention
      ? []
      : [
          {
            path: ["switches", "honourableMention"],
            message: hasMention
              ? "A special award is an honourable mention, and the switch is off"
              : "No special award says that it is an honourable mention",
          },
        ]),
    ...repeated([...new Set(known), ...specialAwards.map((one) => one.id)]).map((id) => ({
      path: ["specialAwards"],
      message: `Two awards, or an award and a category, are called ${id}`,
    })),
    ...specialAwards.flatMap((award, at) =>
      (award.categories ?? [])
        .filter((id) => !known.includes(id))
        .map((id) => ({ path: ["specialAwards", at, "categories"], message: `${id} is not a category` })),
    ),
  ];
}

function calibrationFaults({ calibration, rubric }: Rulebook): Incoherence[] {
  const faults: Incoherence[] = [];
  const { min, max, step } = rubric.scale;
  const criteria = rubric.criteria.map((one) => one.id);
  const isOnStep = (mark: number) => Math.abs((mark - min) / step - Math.round((mark - min) / step)) < 1e-9;
  if (calibration.length === 1)
    faults.push({
      path: ["calibration"],
      message: "One sample case compares nothing; give two or three, or none",
    });
  for (const twice of repeated(calibration.map((one) => one.id)))
    faults.push({ path: ["calibration"], message: `Two sample cases are called ${twice}` });
  calibration.forEach((one, at) => {
    const say = (message: string) => faults.push({ path: ["calibration", at, "marks"], message });
    for (const id of criteria) {
      const mark = one.marks[id];
      if (mark === undefined) say(`${one.id} has no expected mark for ${id}`);
      // A scale that its own steps do not fill is said once, there.
      else if (mark < min || mark > max || (isOnStep(max) && !isOnStep(mark)))
        say(`${one.id}: ${mark} is not a mark of the scale`);
    }
    for (const id of Object.keys(one.marks)) if (!criteria.includes(id)) say(`${id} is not a criterion`);
  });
  return faults;
}

function calendarFaults({ stages }: Rulebook): Incoherence[] {
  const faults: Incoherence[] = [];
  for (const twice of repeated(stages.map((s) => s.id)))
    faults.push({ path: ["stages"], message: `The stage ${twice} stands there twice` });
  stages.forEach((s, at) => {
    if (Date.parse(s.closes) < Date.parse(s.opens))
      faults.push({ path: ["stages", at], message: `${s.id} closes before it opens` });
  });
  return faults;
}

/** A reply to an outcome of the last day of screening must be over before judges begin to score. */
function replyFaults({ stages, screening }: Rulebook): Incoherence[] {
  const at = (id: string, edge: "opens" | "closes") =>
    Date.parse(stages.find((s) => s.id === id)?.[edge] ?? "");
  const last = at("screening", "closes") + screening.replyDays * DAY;
  return last > at("scoring", "opens")
    ? [
        {
          path: ["screening", "replyDays"],
          message: `A reply to an outcome of the last day of screening could come ${screening.replyDays} days later, when scoring is open; allow fewer days, or open scoring later`,
        },
      ]
    : [];
}

function sponsorFaults({ sponsors, categories, specialAwards }: Rulebook): Incoherence[] {
  return sponsors.flatMap(({ id: sponsorId, tier, award, ...s }, at) => {
    const say = (part: string, message: string) => ({ path: ["sponsors", at, part], message });
    return [
      ...s.categories
        .filter((c) => !categories.some(({ id }) => id === c))
        .map((c) => say("categories", `${c} is not a category`)),
      ...(award !== undefined && !specialAwards.some(({ id }) => id === award)
        ? [say("award", `${award} is not a special award`)]
        : []),
      ...(award !== undefined && tier !== "specialAward"
        ? [say("award", `${sponsorId} gives ${award} and must be of the tier specialAward`)]
        : []),
    ];
  });
}

/** The texts that stand more than once, each named once. */
function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, at) => texts.indexOf(text) !== at))];
}
