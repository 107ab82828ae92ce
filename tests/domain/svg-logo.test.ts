import sharp from "sharp";
import { expect, test } from "vitest";
import { refuseSvg, svgText } from "~/domain/svg-logo";
import { examineFile } from "~/files/examine";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const svg = (inside: string, more = "") =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 60"${more}>${inside}</svg>`;
const shape = '<rect width="200" height="60" fill="#7a3b00"/>';

test.each([
  ["programs", svg('<script>fetch("https://evil.example")</script>')],
  ["programs", svg(shape, ' onload="alert(1)"')],
  ["programs", svg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>')],
  ["links", svg('<a href="https://evil.example">x</a>')],
  ["links", svg('<use href="https://evil.example/x.svg#a"/>')],
  ["links", svg(`<style>@import "https://evil.example/x.css";</style>${shape}`)],
  ["links", svg('<rect width="9" height="9" fill="url(https://evil.example/x#a)"/>')],
  ["pictures", svg('<image xlink:href="file:///etc/passwd"/>')],
  ["pictures", svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>')],
  ["pages", svg("<foreignObject><p>page</p></foreignObject>")],
  ["texts", svg("<text>Genomics</text>")],
  ["filters", svg('<filter id="f"><feGaussianBlur stdDeviation="9999"/></filter>')],
  ["animations", svg('<animate attributeName="x" dur="1s"/>')],
  ["instructions", `<?xml version="1.0"?><?xml-stylesheet href="x.css"?>${svg(shape)}`],
  ["entities", `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${svg("<g>&b;</g>")}`],
  ["entities", `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg("<g>&x;</g>")}`],
  ["entities", svg('<rect fill="&#117;rl(https://evil.example)"/>')],
  ["copies", svg(`<g id="a">${shape}</g>${'<use href="#a"/>'.repeat(21)}`)],
])("a drawing with %s is refused before anything draws it", (what, text) => {
  expect(refuseSvg(svgText(bytesOf(text)) ?? "")).toEqual({ id: "sponsors.logoSvgHolds", values: { what } });
});

test("what is no SVG is none, and a declaration without rules of its own is left out", () => {
  for (const text of ["<html><svg></svg></html>", "GIF89a", "", '{"svg":1}'])
    expect([text, svgText(bytesOf(text))]).toEqual([text, null]);
  expect(svgText(Uint8Array.of(0xff, 0xfe, 0x3c, 0))).toBeNull();
  const drawn = `<?xml version="1.0"?>\n<!-- by a program -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">${svg(shape)}`;
  expect(refuseSvg(svgText(bytesOf(drawn)) ?? "&")).toBeNull();
});

test("shapes become pixels and nothing else of the file stays; one that shows nothing or is broken is none", async () => {
  const drawn = await examineFile(bytesOf(svg(`<metadata>Secret</metadata>${shape}`)), "svg");
  if (drawn.fault !== null) throw new Error(drawn.fault);
  expect(drawn.pixels).toEqual({ width: 1200, height: 360 });
  const { format } = await sharp(drawn.clean).metadata();
  expect([format, Buffer.from(drawn.clean).includes("Secret")]).toEqual(["png", false]);
  const { dominant } = await sharp(drawn.clean).removeAlpha().stats();
  expect(dominant.r).toBeGreaterThan(dominant.b);
  for (const text of [svg(""), "<svg", svg(shape, ' width="900000" height="900000"')])
    expect(await examineFile(bytesOf(text), "svg")).toEqual({ fault: "broken" });
  // What entrants send is still examined by what it is, and never as a drawing.
  expect(await examineFile(bytesOf(svg(shape)), "png")).toEqual({ fault: "broken" });
});
