/** The people around the entries. All are invented, and so are their institutions. */
export type DemoPerson = { id: string; name: string; language: string; address: string; country: string; organisation: string };
/** `severity`: by how many marks of the scale the judge lies below the others; below zero is mild. */
export type DemoJudge = DemoPerson & { categories: string[]; languages: string[]; expertise: string[]; capacity: number; severity: number; past?: readonly string[] };

/** id | name | language | address | country | organisation | categories | languages | expertise | capacity | severity. The last four share an organisation with an entry. */
const table = `
achterberg|Prof. Liesbeth Achterberg-van Duinen|nl|l.achterberg@duinhof.example|NL|Duinhof Academy|C1 C4|en nl fr|assessment, micro-credentials|12|0.35
marques|Dra. Conceição Marques-Valadão|pt|c.marques@serradoar.example|PT|Serra do Ar Institute of Education|C1 C2|en pt es|teacher education, AI literacy|12|-0.2
tamahori|Dr Hinewai Tamahori-Reed|en|h.tamahori@kotuku.example|NZ|Kōtuku Open Polytechnic|C2 C3|en|indigenous education, open learning|10|0.1
szymborzak|dr hab. Agnieszka Szymborzak|pl|a.szymborzak@lipowa.example|PL|Lipowa University of Technology|C3 C4|en pl|engineering education, laboratories|14|0.6
oyelaran|Prof. Títílayọ̀ Oyèláràn|en|t.oyelaran@ebute.example|GH|Ebute Learning Institute|C1 C2|en|evaluation, higher education policy|12|-0.1
balasingham|Dr Yogarani Balasingham|ta|y.balasingham@kurinji.example|SG|Kurinji College|C1 C3|en ta|learning design, accessibility|12|0.2
fuentealba|Dr. Nicanor Fuentealba Huenchumil|es|n.fuentealba@lengasur.example|CL|Universidad Lenga del Sur|C1 C4|en es|work-based learning, regional development|12|-0.35
kobayakawa|小早川 澪|ja|m.kobayakawa@minasoko.example|JP|Minasoko Graduate School|C2 C3|en ja zh|smart classrooms, lesson study|14|0.45
seo|서하늘|ko|h.seo@byeolsan.example|KR|Byeolsan Institute of Digital Education|C1 C3|en ko|AI in education, learning analytics|12|0.0
lindqvist|Docent Åsa Lindqvist-Öberg|sv|a.lindqvist@fjallvik.example|SE|Fjällvik University College|C2 C4|en sv|quality assurance, statistics|10|0.25
abaza|أ. د. نهى الأباظي|ar|n.abaza@sidra.example|AE|Sidra Academy of Learning|C1 C2|en ar fr|language and technology, inclusion|12|-0.15
kipkemboi|Prof. Chelagat Kipkemboi-Mutua|sw|c.kipkemboi@mlimaopen.example|UG|Mlima Open Institute|C2 C4|en sw|distance education, gender|12|0.15
moreau|Pr Théodore Moreau-N’Guessan|fr|t.moreau@lagunes.example|CI|Institut des Hautes Lagunes|C3 C4|en fr|industry partnerships, engineering|12|-0.4
petrosyan|Պրոֆ. Անահիտ Պետրոսյան-Լոռեցի|hy|a.petrosyan@vankadzor.example|AM|Vankadzor Institute|C1 C3|en hy ru|computer science education|10|0.3
whitcombe|Dr Rosalind Whitcombe|en|r.whitcombe@saltmarsh.example|GB|Saltmarsh College|C2 C4|en|ethics of AI, data protection|12|0.5
zhaoyun|赵云溪|zh|y.zhao@luohua.example|CN|Luohua Academy of Education|C3 C4|zh en|vocational education, standards|14|-0.25
phung|PGS. TS. Phùng Lệ Thủy|vi|le.thuy@songxanh.example|VN|Blue River University|C2 C3|vi en fr|curriculum, language policy|12|0.05
tadele|ፕሮፌሰር ማርታ ታደለ|am|marta.tadele@haik.example|ET|Lakeside University|C1 C4|am en|teacher networks, rural education|12|-0.05
caicedo|Dra. Marleny Caicedo Riascos|es|marleny.caicedo@riojade.example|CO|Jade River University Institution|C1 C2|es en pt|first-generation students, community learning|12|0.0
jovanovic|проф. др Велимир Јасеновић|sr|v.jasenovic@ravna.example|RS|Level River University|C1 C4|sr en de|automation, student projects|10|0.7
`;

export const judges: readonly DemoJudge[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [id = "", name = "", language = "", address = "", country = "", organisation = "", categories = "", languages = "", expertise = "", capacity = "", severity = ""] = line.split("|");
    return { id, name, language, address, country, organisation, categories: categories.split(" "), languages: languages.split(" "), expertise: expertise.split(", "), capacity: Number(capacity), past: id === "oyelaran" ? ["Olive Ridge Technical College"] : [], severity: Number(severity) };
  });

const person = (id: string, name: string, language: string, address: string, country: string, organisation: string): DemoPerson => ({ id, name, language, address, country, organisation });
const secretariat = "Secretariat of the award";

export const chair = person("chair", "Amina Bello-Okonkwo", "en", "chair@harmattan.example", "NG", "Harmattan Institute of Education");
export const deputyChair = person("deputy-chair", "Prof. Inti Vargas Sumariva", "es", "deputy.chair@sumariva.example", "EC", "Sumariva Graduate School");
export const screeners = [person("screener-one", "ស៊ុន ចន្ទ្រា", "km", "chandra.sun@secretariat.example", "CN", secretariat), person("screener-two", "Eilidh Mackinlay", "en", "eilidh.mackinlay@secretariat.example", "CN", secretariat)];
export const organisers = [person("organiser-one", "林嘉宁", "zh", "jianing.lin@secretariat.example", "CN", secretariat), person("organiser-two", "Khadija Ouardighi-Sefrou", "fr", "khadija.ouardighi@secretariat.example", "CN", secretariat)];
export const observer = person("observer", "Tuomas Järvikoski", "fi", "tuomas.jarvikoski@tarkka.example", "FI", "Tarkka Audit");
export const sponsorPerson = person("sponsor-person", "Philippa Renshaw-Adeyinka", "en", "p.renshaw@tidewren.example", "IE", "Tidewren Instruments");

/** In the shape of a rulebook's sponsor. The colour has 9.3:1 on white. */
export const sponsor = {
  id: "tidewren",
  name: "Tidewren Instruments",
  tier: "title" as const,
  categories: [] as string[],
  prefix: { en: "Tidewren Instruments · " },
  words: {
    en: "Tidewren Instruments makes measuring devices for teaching laboratories. It supports the award and has no part in screening, judging or the ranking, and sees no entries.",
    zh: "潮鹪仪器公司制造教学实验室用的测量设备。公司支持本奖项，不参与资格审查、评审和排名，也看不到申报案例。",
  },
  link: "https://tidewren.example/",
  colour: "#7a2e1d",
};

/** Who gives the special award of the default rulebook. The colour has 8.7:1 on white. */
export const awardSponsor = {
  id: "kelpline",
  name: "Kelpline Biosciences",
  tier: "specialAward" as const,
  categories: [] as string[],
  award: "LifeSciences",
  prefix: null,
  words: {
    en: "Kelpline Biosciences lends sequencing sets to schools and universities. It gives the prize and had no part in choosing who receives it.",
    zh: "海带线生物科技公司向中小学和大学出借测序设备。公司提供该奖项，未参与获奖者的遴选。",
  },
  link: "https://kelpline.example/",
  colour: "#1d4f6e",
};
