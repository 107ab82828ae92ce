import { expect, test } from "vitest";
import { drawingAlone, Unreadable } from "~/files/content-stream";

test.each([
  ["instructions stay as they are", "BT /F1 12 Tf (Text) Tj ET", "BT /F1 12 Tf (Text) Tj ET"],
  ["comments go", "q % by Ann\n1 0 0 RG %more\r0 0 9 9 re S Q", "q 1 0 0 RG 0 0 9 9 re S Q"],
  ["a percent sign inside a text stays", "(50 % of it) Tj", "(50 % of it) Tj"],
  ["brackets inside a text stay", "(a (b \\) c) d) Tj", "(a (b \\) c) d) Tj"],
  ["a text in hexadecimal stays", "<48 65> Tj [(a) -120 <62>] TJ", "<48 65> Tj [ (a) -120 <62> ] TJ"],
  ["notes beside a passage go", "/P << /Author (Ann) /MCID 3 >> BDC EMC", "/P <</MCID 3>> BDC EMC"],
  [
    "what is read aloud stays",
    "/S << /ActualText (fi) /Lang (en) >> BDC",
    "/S <</ActualText (fi) /Lang (en)>> BDC",
  ],
  [
    "lists and notes within notes go",
    "/S << /A [ (Ann) << /B (Ann) >> ] /MCID 1 >> BDC",
    "/S <</MCID 1>> BDC",
  ],
  ["a stray bracket draws nothing", "q ) > Q", "q Q"],
])("%s", (_, text, kept) => {
  expect(drawingAlone(text)).toBe(kept);
});

test("a picture inside the instructions is kept to the byte, also where it looks like their end", () => {
  const picture = "BI /W 2 /H 2 ID \x01\x80 EI\x90\xff(\x02%\nEI Q";
  expect(drawingAlone(picture)).toBe("BI /W 2 /H 2 ID \x01\x80 EI\x90\xff(\x02%\nEI Q");
});

test.each([
  ["a text", "(never closed"],
  ["a note", "/P << /MCID 3 BDC"],
  ["a picture", "BI ID abc"],
  ["notes within notes", "<< /A ".repeat(100)],
])("%s without an end cannot be read", (_, text) => {
  expect(() => drawingAlone(text)).toThrow(Unreadable);
});
