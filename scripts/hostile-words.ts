/** Words that try to be more than words: markup, templates, headers, signs that nobody sees, all scripts, any length. */
import type { Dice } from "~/engine/dice";

const attacks = [
  "<script>alert(1)</script>",
  "</p></div></td></table><a href='https://evil.example'>Click</a>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  '" onmouseover="alert(1)',
  "' style='position:fixed",
  "</title></style></textarea><h1>You have won</h1>",
  "<!--[if mso]><table><![endif]-->",
  "]]><![CDATA[",
  "&lt;b&gt; &amp; &#60;i&#62; &#x202e; &nbsp;",
  "{{constructor.constructor('x')()}}",
  "${7*7} ${constructor}",
  "#{7*7} <%= 7*7 %> {% raw %}",
  "{name} {title} {code} {outcome, select, winner {a} other {b}}",
  "{complaintDays, plural, =0 {none} other {#}}",
  "x\r\nBcc: everyone@evil.example\r\n\r\nBody",
  "x\nContent-Type: text/html\n\n<b>",
  "x%0d%0aTo: a@evil.example",
  "=?utf-8?B?PHNjcmlwdD4=?=",
  "[Click](https://evil.example) **bold** `code`",
  "https://evil.example/login?next=//portal.example",
  "javascript:alert(1) data:text/html,<b>",
  "cid:sponsor-a mailto:a@evil.example",
  "\u202egnp.exe\u202c",
  "\u2066\u2067turned\u2069",
  "a\u200bb\u200cc\u200dd\ufeffe\u00ade\u2060f",
  "line\u2028paragraph\u2029end\u0085",
  "nul\u0000bell\u0007escape\u001b[31m del\u007f",
  "\ud800 lone \udfff",
  "جامعة وادي النخيل",
  "אוניברסיטת עמק התמר",
  "棕榈谷大学远程教育学院",
  "มหาวิทยาลัยหุบเขาปาล์ม",
  "Нарын өрөөнүнүн улуттук борбору",
  "👩🏽‍🏫🧬🇰🇬 🏳️‍🌈",
  "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a",
  "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
  "__proto__ constructor toString",
  "undefined null NaN [object Object]",
] as const;
const signs = Array.from("<>\"'&/=;:{}[]()#$%\\`~!?@ \n\ta1é中ع\u200f\u200d");

/** A hostile text, never blank: one attack, several of them, noise of signs, or one of them said very often. */
export function hostileWords(throws: Dice, most = 3000): string {
  const attack = () => attacks[throws.below(attacks.length)]!; // within the list
  const noise = () =>
    Array.from({ length: 1 + throws.below(60) }, () => signs[throws.below(signs.length)]).join("");
  const kind = throws.below(8);
  const text =
    kind < 4
      ? attack()
      : kind === 4
        ? `${attack()} ${attack()}${attack()}`
        : kind === 5
          ? `${noise()}${attack()}${noise()}`
          : kind === 6
            ? noise()
            : attack().repeat(1 + throws.below(80));
  return `x${text.slice(0, most - 2)}x`;
}
