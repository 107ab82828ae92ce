/** Comments of judges, composed so that no two in a band are the same, and reasons for a lowest or a full mark. */
export type Band = "low" | "middle" | "high";

const parts: Record<Band, [opening: string[], second: string[], advice: string[], closing: string[]]> = {
  low: [
    [
      "The aim is worthy, and the people behind this entry clearly care for their students.", "I read this entry twice, as the topic deserves it, and still could not tell what was done.", "The title promises more than the seven texts deliver.", "There is a good idea here, and at present it is hidden under general words.",
      "The need is real and described with feeling.", "This reads like a plan and not yet like a case.", "Much energy has gone into this work, and the entry does not do it justice.", "I would like to believe the claims of this entry and was given too little to do so.",
    ],
    [
      "The results are described as high, visible or positive, and no figure says from where to where.", "There is no starting point, so that even the good figures cannot be read.", "Satisfaction of those who stayed to the end tells us little about what changed.", "The annex shows photographs and programmes of events, and none of the data that the text mentions.",
      "It remains unclear who did what, when, and what happened when something failed.", "The part that IIOE played seems to be one link on a page.", "Inclusion is stated as an attitude; no barrier is named and no measure described.", "What would happen after the money ends is left to hope.",
    ],
    [
      "Choose one group, one question and one measure, count it before and after, and tell us also who gained nothing.", "For a next entry I suggest that a person from outside reads the text and marks each sentence that lacks a fact.", "A table of ten lines with dates, numbers and sources would raise the marks more than further pages.", "Please describe one week of the work in detail, with its troubles, in place of four general pages.",
      "If you ask participants again after six months what they use, you will have the heart of a strong case.", "A comparison with a group that started later would cost little and answer most of my doubts.", "Say what you considered and refused, since the reasons for a choice are what others learn from.", "Name the people who will do this work in two years, and the budget line that pays for them.",
    ],
    ["I hope to read it again.", "The work may well be better than its description.", "My marks concern the evidence and not the effort.", "Please do not be discouraged."],
  ],
  middle: [
    [
      "A sound case with a clear problem and a sensible answer.", "I could follow what was done and why, which is not true of every entry.", "The strength of this entry lies in its plain description of the work.", "Good, useful work that fits its category well.",
      "The problem is well chosen and the people concerned have a voice in it.", "An honest entry that shows its figures and its doubts.", "The plan, the roles and the training are convincing.", "This is a case that a colleague in another country could understand and try.",
    ],
    [
      "There is a baseline and a result; what is missing is a view on what would have happened without the project.", "The figures are credible for those who stayed, while those who left are hardly mentioned.", "The approach is new for the institution, though similar ones exist in the region and could have been named.", "I was less convinced by the section on inclusion, which lists measures without saying whether they worked.",
      "The use of the IIOE course is real, and what is given back remains modest.", "Funding for two years is shown, and the longer view depends on a few people.", "The mistake of the first round and its repair are the best paragraph of the text.", "Results by group would have helped, as the average hides more than it tells.",
    ],
    [
      "To become stronger, it needs a comparison, even a rough one, and a second measurement after a year.", "I would ask somebody outside the team to repeat the count and print what they find.", "Next time, give the size of each group beside every percentage, and say how many did not answer.", "The materials should be open and easy to find, for then the claim of transfer can be tested.",
      "Show one place that has taken it over, including what it changed or dropped.", "It would gain from fewer indicators, each with its source and its date.", "I suggest that you report completion by age and by site, as you have the data already.", "Tell more about the alternatives, because the choice that you made is wiser than the text lets us see.",
    ],
    ["With a year more of data this could be among the best.", "A solid piece of work.", "I learnt something from it.", "Thank you for the clear language."],
  ],
  high: [
    [
      "An outstanding case, and one that I shall tell my own colleagues about.", "This entry does what an award for cases hopes for: it lets others repeat the work.", "Rarely have I read results that were presented with so much care and so little noise.", "A modest idea, carried through with patience and measured with honesty.",
      "The reasoning is excellent: problem, choice, refusal of other choices, and result follow from each other.", "What convinced me is that the rule was changed and not only the training.", "The people concerned are authors of this work, and it shows on every page.", "A model of how to write down a case.",
    ],
    [
      "The comparison is fair, its limits are stated before the reader finds them, and the weakest group has its own figure.", "Outside confirmation, open data and a printed correction give me confidence in the rest.", "Pedagogy, technology and the time of staff fit together, and the one thing that did not fit was mended in the open.", "The IIOE element is the ground on which it stands, and what was given back is used by others.",
      "Privacy is treated as part of the teaching and not as a form to be signed.", "It is carried by ordinary budgets and statutes, so it will outlive the people who began it.", "The paragraph on what failed is worth more to a follower than the whole of the success.", "That another place took it over, dropped a part and still succeeded shows where its core lies.",
    ],
    [
      "My one wish is for results on what students know, beyond what they pass or say.", "I would like to see the same figures in two years, above all for the group that gained least.", "It could be stronger still if the costs in hours of staff were given beside those in money.", "A short version for leaders of institutions would help it to travel, for the obstacle elsewhere will be the rules.",
      "Please follow some of those who left, as their reasons may hold the next improvement.", "The claim of novelty could name two similar attempts abroad and say how it differs.", "I would shorten the part on tools and give the space to the voices of participants.", "Publishing the raw tables by site would be a last step, and a brave one.",
    ],
    ["I give high marks with conviction.", "It deserves to be copied.", "My congratulations to the team.", "I have few doubts and no serious ones."],
  ],
};

/** Sixty-four comments of a band: every opening meets every second sentence once, with changing advice and closing. */
function compose(band: Band): string[] {
  const [openings, seconds, advice, closings] = parts[band];
  return openings.flatMap((opening, a) => seconds.map((second, b) => [opening, second, advice[(a * 3 + b * 5) % 8], closings[(a + b) % 4]].join(" ")));
}

export const demoComments: Readonly<Record<Band, readonly string[]>> = { low: compose("low"), middle: compose("middle"), high: compose("high") };

/** Reasons for a 0 and for a full mark, by criterion. */
export const demoReasons: Readonly<Record<string, { lowest: readonly string[]; highest: readonly string[] }>> = {
  CR1: { lowest: ["I find no trace of an IIOE course, centre or classroom in the work.", "The text on the IIOE ecosystem describes plans only.", "The case belongs to no category that I know of."], highest: ["Without the IIOE course there would have been nothing that all sides could sign, and the adapted version was given back.", "The network made the partnership possible, and the partners now teach others in it.", "The case is what this category was made for."] },
  CR2: { lowest: ["Nothing is described beyond the purchase of a platform.", "The text does not say what was done differently.", "The approach is copied from a product sheet."], highest: ["New for the country, well reasoned, and others have already changed their practice.", "The usual order is turned round, and the text shows why this had to be.", "I know the field well and have not seen this before."] },
  CR3: { lowest: ["I cannot find out who did anything, or when.", "The text on implementation repeats the approach word for word.", "No plan, no roles and no dates are given."], highest: ["Plan, roles and training are clear, and three corrections of course are shown with their reasons.", "The failure of the first term is told openly and led to a better rule.", "Teaching, tools and the time of staff were planned as one thing."] },
  CR4: { lowest: ["There is no figure in the text, and the annex has none either.", "The numbers in the text and in the annex contradict each other.", "What is called a result is a list of events."], highest: ["Baseline, comparison, results by group, outside confirmation and stated limits: all five are there.", "Places were drawn by lot, and the weakest group has its own figure.", "Data and script are open, and I could repeat the main count."] },
  CR5: { lowest: ["The section is empty apart from a sentence of good will.", "Names and marks of students can be read in the annex, which must not happen.", "Barriers, data and the risks of AI are not mentioned."], highest: ["A gap was measured, narrowed, and measured again.", "Privacy and access are built into the work from its first day.", "Those who could have been left out wrote the test that each unit must pass."] },
  CR6: { lowest: ["The work ended with its grant, as the text itself says.", "Everything hangs on one person, who has left.", "No material can be found under the address given."], highest: ["It stands in the statutes and in the budget, and others run it without the team.", "Five places have taken it over, and one has improved it.", "All materials are open, and the guide says when not to use them."] },
};

/** Remarks on single criteria, by band, as a judge adds them here and there. */
export const demoRemarks: Readonly<Record<string, Readonly<Record<Band, readonly string[]>>>> = {
  CR2: { low: ["What is new about it remains to be said.", "What was tried before, and why was it not enough?"], middle: ["New for the place; say what is new in it for others.", "与同类做法相比，新意在于把评价交给了学生，这一点可以写得更清楚。"], high: ["The idea is simple, and nobody had had it: that is innovation.", "对本地条件的理解很深，做法新而可行。"] },
  CR4: { low: ["One figure with its source would change my mark.", "Numbers of participants are not results."], middle: ["The figures are there; tell us how they were counted.", "النتائج مقنعة، وينقصها رقم واحد عن الذين لم يكملوا البرنامج."], high: ["The best evidence that I read this year.", "الأرقام واضحة ومصدرها مذكور، وهذا نادر."] },
  CR6: { low: ["Who pays for it next year?"], middle: ["The plan for the time after the grant is a beginning."], high: ["Others already run it without you, which says enough."] },
};
