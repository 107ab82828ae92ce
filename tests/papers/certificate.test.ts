import { inflateSync } from "node:zlib";
import { PDFDocument, PDFRawStream } from "@cantoo/pdf-lib";
import jsQR from "jsqr";
import { expect, test } from "vitest";
import type { CertificateFacts, CertificateKind } from "~/domain/certificates";
import { serialOf } from "~/domain/serial";
import { parsedMessage } from "~/locales/catalogue";
import { translator } from "~/locales/translate";
import { certificatePaper } from "~/papers/certificate-paper";
import { printCertificate } from "~/papers/print-certificate.server";
import { makePng } from "~db/seed/factories";
import { fontsOf, lettersOf, pagesOf } from "./paper-reader";

const t = translator("en", (id) => parsedMessage("en", id));
const serial = serialOf(Uint8Array.from({ length: 11 }, (_, at) => at * 7));
const bare = (text: string) => text.replace(/\s/g, "");
const facts: CertificateFacts = {
  format: 1,
  edition: "2027",
  award: "Example Genomics · Pioneer Case Award",
  name: "Palm Valley University",
  ownName: "",
  category: { id: "C2", name: "Enabling localised initiatives" },
  entry: {
    code: "IIOE-2027-0002",
    title: "Halls that travel",
    ownTitle: "قاعات تسافر: فصول ذكية",
    organisation: "Palm Valley University",
    ownOrganisation: "جامعة وادي النخيل",
  },
  sponsors: [{ id: "s", name: "Example Genomics", tier: "title", categories: [], logo: "x" }],
  figures: { received: 5, valid: 4, winners: 2 },
  words: { issuer: "The secretariat", place: "Shenzhen", signatory: "Prof. Example", office: "Chair" },
  awardedAt: "2027-08-02T02:00:00.000Z",
};

const printed = (more: Partial<CertificateFacts> = {}, kind: CertificateKind = "teamMember") =>
  printCertificate(
    certificatePaper(t, {
      ...{ kind, serial, facts: { ...facts, ...more } },
      issuedAt: "2027-08-02T03:00:00.000Z",
      accent: "#00574a",
      zone: "Asia/Shanghai",
      page: "https://award.example/certificates",
    }),
    () => Promise.resolve(makePng([122, 59, 0], [122, 59, 0], { width: 320, height: 64 })),
  );

const long =
  "María de los Ángeles Luzviminda Concepción Natividad de la Peña-Sumulong y Batungbakal of the Graduate School of Education ";
const names: [script: string, name: string][] = [
  ["Arabic", "الدكتورة أمل بنت سالم الهاشمي"],
  ["Chinese", "云海师范学院 张伟"],
  ["Cyrillic", "Айгүл Бекташева-Ыйманкулова"],
  ["Vietnamese", "Nguyễn Thị Hồng Hạnh"],
  ["Devanagari", "अनुराधा विश्वनाथन"],
  ["200 Latin letters", long.repeat(2).slice(0, 200).trim()],
  ["200 Arabic letters", "أمل بنت سالم الهاشمي ".repeat(10).slice(0, 200).trim()],
];
test.each(names)(
  "a name in %s is taken out of the certificate as it was typed, on one sheet",
  async (_, name) => {
    const pages = await pagesOf(await printed({ name, ownName: name }));
    expect(pages).toHaveLength(1);
    const letters = bare(pages[0] ?? "");
    expect(letters.split(bare(name))).toHaveLength(3);
  },
);

test("the square at the foot, as it is drawn, leads to the page of the serial", async () => {
  const { context } = await PDFDocument.load(await printed(), { updateMetadata: false });
  const drawn = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? contentsOf(object) : []))
    .join("\n");
  const bars = [...drawn.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].map((found) =>
    found.slice(1).map(Number),
  );
  // Modules are bars of one height in the corner; eight dots to a point, and the quiet margin round it.
  const height = Math.min(...bars.filter(([x = 0]) => x > 700).map((bar) => bar[3] ?? 0));
  const square = bars.filter(([x = 0, , , tall = 0]) => x > 700 && Math.abs(tall - height) < 0.01);
  const [left, top] = [0, 1].map((axis) => Math.min(...square.map((bar) => bar[axis] ?? 0))) as [
    number,
    number,
  ];
  const side = 8 * 90;
  const dots = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x = 0, y = 0, width = 0, tall = 0] of square)
    for (let row = Math.round((y - top + 12) * 8); row < Math.round((y - top + tall + 12) * 8); row++)
      for (let at = Math.round((x - left + 12) * 8); at < Math.round((x - left + width + 12) * 8); at++)
        dots.fill(0, (row * side + at) * 4, (row * side + at) * 4 + 3);
  expect(jsQR(dots, side, side)?.data).toBe(`https://award.example/certificates/${serial}`);
});

function contentsOf(stream: PDFRawStream): string[] {
  try {
    return [inflateSync(stream.contents).toString("latin1")];
  } catch {
    return [];
  }
}

test("every font is embedded, the words are in order, and marks that are pictures have words", async () => {
  const bytes = await printed();
  for (const { size } of await fontsOf(bytes)) expect(size).toBeGreaterThan(500);
  const file = bytes.toString("latin1");
  expect(file).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
  for (const part of ["/Marked true", "/Lang (en)", "/S /H1", "/S /Figure", "(Example Genomics)"])
    expect(file).toContain(part);
  const letters = await lettersOf(bytes);
  const places = [
    "ExampleGenomics·PioneerCaseAward,2027",
    "Memberofawinningteam",
    "PalmValleyUniversity",
    "fortheworkonthecase",
    "Hallsthattravel",
    "CategoryC2:Enablinglocalisedinitiatives",
    "Shenzhen,2August2027",
    "Thesecretariat",
    "Prof.Example",
    "Titlesponsor",
    "award.example/certificates",
  ].map((words) => letters.indexOf(words));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test("a judge's certificate speaks of no case, and the same certificate is the same bytes", async () => {
  const of = () => printed({ name: "Dr. Judge", category: null, entry: null }, "judge");
  const [first, second] = [await of(), await of()];
  expect(first.equals(second)).toBe(true);
  const letters = await lettersOf(first);
  expect(letters).toContain("Withthanksforserviceonthejury");
  expect(letters).not.toMatch(/Halls|Category|Enteredby/);
});
