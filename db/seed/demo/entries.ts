/**
 * Composed entries: organisation | category | title | title in own language | who | obstacle | what was made | fate.
 * Fate is empty for a valid entry, "draft", or the reason for which it is not valid (see `faults`).
 */
const table = `
yunhai|C1|From chalk to data: normal-college lecturers certify in AI literacy|从粉笔到数据：师范教师的人工智能素养认证|lecturers of teacher training|the belief that AI is a subject for engineers|a ladder of three micro-certificates
yunhai|C1|Rural mentors with a digital badge|乡村导师的数字徽章|school mentors in hill districts|long journeys to any course in person|a course that fits on a memory card|duration
qingtan|C1|Welders, nurses, cooks: one digital core for vocational teachers|焊工、护士与厨师：职教教师的数字核心课|vocational teachers of eleven trades|course examples that came from offices only|trade-by-trade cases for one common core|partner
songxanh|C1|Second chance at the keyboard: certificates for staff over fifty||lecturers over fifty|the fear of asking a simple question in a large group|pairs of an older and a younger colleague|letter
saimok|C1|Teaching assistants first|ผู้ช่วยสอนต้องมาก่อน|teaching assistants|workloads that left no paid hour for training|a paid certificate term for assistants
saimok|C1|A badge that expires: keeping AI skills fresh|ใบรับรองที่มีวันหมดอายุ|lecturers of five faculties|skills that were out of date after one year|a short renewal task every eighteen months
tonle|C1|Learning to teach online in Khmer, one module a month|រៀនបង្រៀនតាមអ៊ីនធឺណិត|young lecturers|the lack of course texts in Khmer|twelve monthly modules with Khmer glossaries
tonle|C1|AI and the thesis supervisor||thesis supervisors|silence about what students already used|a shared rule book for supervision|annex
kencana|C1|Fisheries lecturers who read their own data|Dosen perikanan membaca datanya sendiri|fisheries and marine lecturers|data sets that nobody could open at sea|field tasks that run on a telephone
pasipiko|C1|Ferry-time learning: certificates earned between islands|Pag-aaral sa biyahe ng bangka|tutors on nine islands|ferries that decide every timetable|lessons of twenty minutes for the crossing
pasipiko|C1|Librarians as guides to generative AI||college librarians|questions from students that no office owned|a guide service run by certified librarians|draft
tsagaan|C1|The winter school of digital teaching|Цахим сургалтын өвлийн сургууль|lecturers from six provinces|winter temperatures that close the roads|a residential winter school with follow-up calls
ozen|C1|A certificate in two languages, a career in both|Екі тілдегі сертификат|lecturers who teach in Kazakh and Russian|assessment offered in one language only|paired assessments of equal difficulty
ozen|C1|Mathematics lecturers meet the machine that explains|Математика және түсіндіретін машина|mathematics lecturers|homework that no longer showed who understood|oral checks supported by AI-made variants|statements
altynbel|C1|Mothers of the evening course|Кечки курстун энелери|women who teach and raise children|evening hours without child care|an evening course with a playroom and recordings
kokterak|C1|Cotton-belt colleges: a common test of digital skill|Paxta kamari kollejlari: raqamli koʻnikmalar sinovi|college teachers in four districts|certificates that no two colleges recognised|one external test accepted by all|deadlink
sabz|C1|Teaching with one bar of signal|ایک بار سگنل کے ساتھ تدریس|lecturers in mountain campuses|a mobile signal of one bar|text-first units below two megabytes
sabz|C1|Women faculty and the first micro-credential of their own||women faculty of seven colleges|customs that kept women from mixed workshops|women-led cohorts with equal assessment|juror
kadal|C1|Coastal college, cloud class: Tamil micro-lessons in data skills|கடலோரக் கல்லூரி, மேகக் கல்வி|commerce and science lecturers|data courses that were taught in English alone|Tamil micro-lessons with English terms kept
neelkhet|C1|Checking the answer the machine gave|मशीन का उत्तर जाँचना|lecturers of civil engineering|confident wrong answers in student reports|a checking routine taught in every laboratory|duplicate
shapla|C1|Monsoon-proof training|বর্ষা-সহনশীল প্রশিক্ষণ|lecturers in flood districts|two months of flooded classrooms each year|a course calendar built around the monsoon
nilkandu|C1|Tea-country teachers learn with data|තේ කඳුකරයේ ගුරුවරු දත්ත සමඟ|lecturers on the plantation campuses|salary scales that ignored any course below a degree|a certificate that counts for an increment
himjharna|C1|Three ridges, one certificate|तीन डाँडा, एउटा प्रमाणपत्र|lecturers on three ridge campuses|walking days between campuses|local study circles with a travelling tutor
zaytun|C1|Refurbished laptops, new lecturers|حواسيب مُجدَّدة ومحاضرون جدد|technical instructors|too few working computers at home|a certificate term with a loaned, repaired laptop
difaf|C1|Seven faculties agree on what AI literacy means|سبع كليات تتفق على معنى الثقافة الذكية|lecturers of seven faculties|seven incompatible ideas of AI literacy|one description of levels with faculty examples|annex
wahat|C1|Oasis lecturers and the certificate under the palm tree|Le certificat sous le palmier|lecturers in three oasis towns|summer heat that empties the campus by noon|early-morning courses from May to September
kogin|C1|Certify, then teach a colleague||lecturers in the sciences|training that stopped with the person trained|a rule that each certified lecturer trains two more
imisozi|C1|A thousand slopes, one hour a week|Isaha imwe mu cyumweru|lecturers on four hillside campuses|teaching loads above twenty hours|one protected hour a week for everybody
riojade|C1|River campuses: credits earned by canoe|Créditos que llegan en canoa|tutors in riverside communities|two days of travel by water to the main campus|a credit-bearing course carried on tablets
obsidiana|C1|Nahuatl-speaking teachers certify without leaving their language|Certificarse sin dejar la lengua|teachers who think in Nahuatl|assessment in a second language|oral portfolios in Nahuatl with Spanish summaries|deadlink
ravna|C1|Quiet certificates: self-paced AI skills for administrative staff|Тихи сертификати|administrative staff|training reserved for professors|a self-paced route for those who run the offices
korfez|C1|Design lecturers and the ethics of the generated image|Üretilmiş görüntünün etiği|design lecturers|unclear rights in generated images|a studio code signed by staff and students|draft
haik|C1|Health extension tutors on a shared telephone|በአንድ ስልክ የሚማሩ አሠልጣኞች|health tutors|one telephone for three tutors|shared-device accounts with private progress|draft
ziwa|C1|A certificate for the school of fisheries|Cheti cha shule ya uvuvi|fisheries instructors|boats that leave before dawn|audio lessons for the landing beach|draft
nanling|C1|AI teaching assistants for first-year physics||physics lecturers|large classes with few tutors|a tested set of tutoring prompts|draft
hilaga|C2|Island languages in the digital classroom|Mga wika ng isla sa digital na silid|teachers who work in five island languages|materials in two languages only|open lessons in five island languages
hilaga|C2|Storm plan: keeping eleven colleges teaching||eleven island colleges|an average of nine storm closures a year|a shared plan that moves teaching within two days|annex
tal|C2|Lessons that follow the herd|Малын хөлөөр явдаг хичээл|students of herding families|families that move four times a year|lessons that travel with the herd on memory cards
tal|C2|A national glossary for teaching AI in Mongolian|Хиймэл оюуны монгол нэр томьёо|lecturers of computing and letters|forty competing words for the same idea|a glossary agreed by nine institutions
naryn|C2|Sign language for statistics: a pilot in two colleges|Статистика жаңсоо тилинде|deaf students and their interpreters|missing signs for statistical terms|a filmed dictionary of 180 signs|duration
zarrin|C2|A teachers’ exchange that needs no bus|Avtobussiz oʻqituvchilar almashinuvi|teachers of nine regional institutes|travel costs that only the capital could pay|an online exchange with paired lessons
wadi|C2|Five glens, one repository|پانچ وادیاں، ایک ذخیرہ|lecturers in five mountain districts|five servers that did not speak to each other|one shared repository with local copies
wadi|C2|Girls’ colleges and the shared science demonstrator||science teachers in girls’ colleges|laboratories that existed on paper|a travelling demonstrator with live questions
pahad|C2|Forty colleges, one support desk|चालीस कलेज, एउटै सहायता कक्ष|staff of forty hill colleges|no technician within a day’s walk|a desk that answers in four languages
pahad|C2|Translating less, adapting more|थोरै अनुवाद, धेरै अनुकूलन|course writers in nine colleges|translations that nobody used|adaptation sprints with village examples|statements
delta|C2|Digital registrars: the office that nobody trains|المسجّلون الرقميون|registrars of thirteen faculties|paper registers that delayed every decision|a peer course for registrars|letter
nyanda|C2|One plains, many platforms: a truce|Amani kati ya majukwaa|staff of fourteen colleges|six learning platforms in fourteen colleges|a common sign-in and a common course template
nyanda|C2|Radio returns: audio seminars for pastoral students|Redio inarudi|students in pastoral counties|data prices above a day’s wage|audio seminars with questions by text message
pahad|C2|A data-protection clinic for small colleges|साना कलेजका लागि तथ्याङ्क क्लिनिक|principals of small colleges|student data on private telephones|a monthly clinic and a plain rule sheet|annex
tal|C2|Satellite evenings|Хиймэл дагуулын үдшүүд|adult students in nine district centres|a satellite link that works from six to ten|an evening timetable for shared lectures|duplicate
hilaga|C2|Teachers’ harvest: open lessons from the rice terraces|Ani ng mga guro|teachers of agriculture|textbooks that describe other climates|a bank of local lessons with open licences
wadi|C2|An Urdu reader on artificial intelligence||first-year students|first texts available in English alone|an Urdu reader with audio|draft
nyanda|C2|Shared statistics tutors for nine colleges||students in nine colleges|posts for statisticians that stay empty|a pool of tutors across colleges|draft
saimok|C3|The river room: one smart classroom shared by three faculties|ห้องเรียนริมน้ำ|students of three faculties|one room and three competing timetables|a booking rule written by students
kencana|C3|Volcano lessons live|Kuliah gunung api langsung|geology students|field trips cancelled by ash warnings|live field lessons into two smart rooms|letter
lereng|C3|A workshop you can see into|Bengkel yang tembus pandang|students of machining|twelve students around one machine|cameras and shared screens at each machine
pasipiko|C3|Rooms that wait out the typhoon||students on storm-prone campuses|loss of power during half of the rainy season|battery-backed rooms with offline content|deadlink
tsagaan|C3|A smart classroom at minus forty|Хасах дөчин хэмийн ухаалаг анги|students in northern provinces|equipment that failed in the cold|cold-tested rooms and a repair manual
kokterak|C3|Textile design in a room that remembers|Xotirali xonada toʻqimachilik dizayni|students of textile design|patterns explained once and then lost|recorded demonstrations with searchable steps|statements
kadal|C3|Listening rooms: acoustics before screens|கேட்கும் அறைகள்|students at the back of large halls|halls in which nobody heard the question|acoustic repairs and shared microphones
shapla|C3|Floating seminar: smart equipment on a school boat|ভাসমান সেমিনার|students in wetland villages|villages cut off for half the year|a seminar boat with solar power
nilkandu|C3|Nursing skills in a mirrored ward|දර්පණ වාට්ටුවක හෙද පුහුණුව|nursing students|too few hours at the bedside|a simulated ward linked to a smart room
nakhil|C3|Desert geology without the desert drive||geology students|four-hour drives for one-hour lessons|a library of filmed sections with live questions|letter
ravna|C3|Seminar without a back row|Семинар без последње клупе|students in hybrid seminars|remote students who never spoke|seating, cameras and rules for equal voice
korfez|C3|Earthquake-ready studios for architecture|Depreme hazır mimarlık atölyesi|architecture students|a studio building closed for two years|distributed studios in four smart rooms
riojade|C3|Cocoa laboratory on two screens|Laboratorio de cacao en dos pantallas|students of food science|a laboratory two hours from the campus|paired rooms at farm and campus|duration
zaytun|C3|Small screens, full rooms||students of electronics|smart boards that nobody touched|a term of observed lessons|draft
kogin|C3|Solar-powered anatomy||students of medicine|power cuts in the anatomy hall|a solar anatomy table with shared views|draft
heyue|C4|A reading coach that asks instead of answers|不给答案、只会提问的阅读教练|students of teacher training|tools that gave answers too early|a coach that replies with questions
qingtan|C4|Open learning records for eleven partner colleges||students who change college|records that stayed behind|an open learning record|sponsor
qingtan|C4|Factory floor on Fridays: co-taught mechatronics|周五在车间：机电课程共同授课|students of mechatronics|machines ten years older than those in industry|co-taught Fridays in a working factory
senvang|C4|A contract that students can read|Bản hợp đồng mà sinh viên đọc được|interns from four universities|placements without agreed learning aims|a plain contract and a digital logbook
russey|C4|Bamboo Wi-Fi: antenna workshops with a rural campus|វ៉ាយហ្វាយឫស្សី|electronics students|campus links that failed each rainy season|student-built antenna towers
nalar|C4|Two professors, one production line|Dua dosen, satu lini produksi|students of industrial engineering|lectures without real data|live production data with names removed
lereng|C4|Batik, sensors and a shared laboratory|Batik, sensor, dan laboratorium bersama|students of textile technology|dyeing waste that nobody measured|a sensor laboratory shared with small workshops|endorse
alon|C4|Call-centre English, university credit||working students|shifts that clash with every class|credit for assessed work on the job
dala|C4|Steppe weather data for agronomy students|Дала ауа райы деректері|agronomy students|weather stations owned by others|an open data agreement for teaching
ozen|C4|Railway engineers teach the night course|Теміржолшылардың түнгі курсы|students of transport engineering|lecturers who had never run a railway|a night course taught by working engineers|letter
anahtar|C4|Accessible by contract|Sözleşmeyle erişilebilir|students with disabilities|platforms bought without any test|a contract clause with shared testing
tarang|C4|Audio laboratories for language teachers|भाषा शिक्षकों के लिए श्रव्य प्रयोगशाला|language teachers of nine colleges|licence fees per student|a free audio laboratory tested by teachers
kadal|C4|Boat builders, coders and a shared simulator|படகு கட்டுவோரும் நிரலாளரும்|students of naval crafts|simulators that cost more than a boat|an open simulator made with boat builders|endorse
siraj|C4|An Arabic speech tool that admits doubt|أداة نطق عربية تعترف بالشك|students of special education|speech tools that failed children’s Arabic|a tool that marks its own uncertainty
difaf|C4|River logistics: a port and a faculty share their dashboards|لوحات مشتركة بين ميناء وكلية|students of logistics|case studies twenty years old|shared dashboards with delayed port data
imole|C4|Pay when it works: a fair price for a campus platform||staff of five colleges|licences paid in foreign currency|a price tied to measured use
kogin|C4|Market women, coders and a bookkeeping course||students of accounting|textbook ledgers without a market|bookkeeping software tested in two markets|annex
colibri|C4|Remote internships that pay|Prácticas remotas que sí pagan|students far from any city|unpaid placements|paid remote placements with two mentors
riojade|C4|Coffee, code and a credit transfer|Café, código y créditos|students of agronomy and computing|two faculties without a common credit|a joint course with three co-operatives|endorse
wahat|C4|Date growers’ data school|L’école des données des dattiers|students of agronomy|harvest data kept in notebooks|a data school held with growers
korfez|C4|Shipyard twins|Tersane ikizleri|students of marine engineering|yards closed to visitors|teaching twins of three hull sections|juror
nilkandu|C4|Clinics that teach|උගන්වන සායන|students of physiotherapy|too few clinical tutors|a tutored link with six clinics|duration
himjharna|C4|Trekking guides and the mapping course|नक्सा पाठ्यक्रम र पथप्रदर्शक|students of geography|maps ten years out of date|a mapping course with licensed guides|draft
imisozi|C4|Coffee washing stations as classrooms||students of food technology|no pilot plant on campus|shared teaching at washing stations|draft
difaf|C4|A museum, a studio and a semester||students of heritage studies|objects that may not be touched|a shared scanning studio|draft
`;

export type Seed = { organisation: string; category: string; title: string; own: string; who: string; obstacle: string; made: string; fate: string };

export const seeds: readonly Seed[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [organisation = "", category = "", title = "", own = "", who = "", obstacle = "", made = "", fate = ""] = line.split("|");
    return { organisation, category, title, own, who, obstacle, made, fate };
  });

/** What is found against an entry: the check of the rulebook that it does not meet, and why in words for its entrant. */
export type Finding = { check: string; reason: string };

/** Why an entry is not valid, and what its people reply to that where they do. */
export const faults: Readonly<Record<string, Finding & { reply?: string }>> = {
  duration: {
    check: "duration",
    reason: "Your case started in November 2026. A case must have run for at least twelve months when entries close. We hope to read it again in the next edition.",
    reply: "November 2026 is when our second round began. The first one ran from March to June 2026, and we gave the wrong month as the start. We ask you to look at it again.",
  },
  annex: { check: "readable", reason: "The annex cannot be opened: it asks for a password. We wrote to you on 12 June, and no other file arrived by 18 June." },
  deadlink: { check: "readable", reason: "Two of the links that carry your evidence lead to pages that no longer exist, and the annex only repeats them. We asked for new links on 12 June and had no answer by 18 June." },
  letter: { check: "letter", reason: "The letter of endorsement is not signed. We asked for a signed copy on 12 June and had no answer by 18 June." },
  partner: { check: "organisation", reason: "You wrote that your organisation has applied to become an IIOE partner. We found no application from it, and our letter of 12 June had no answer." },
  endorse: { check: "endorsement", reason: "In category C4 every partner must endorse the entry. The partner that you named had not done so when repairs closed on 18 June." },
  duplicate: {
    check: "oneCategory",
    reason: "The texts of this case are for the most part the same as those of another entry from your organisation. A case may stand in one category only, so we kept the first.",
    reply: "Both entries come from one project, and its description was copied into both by mistake. They are two cases: another course, with other people in it. We ask you to look at it again.",
  },
  juror: {
    check: "independent",
    reason: "A member of your team was also a member of the jury when entries closed. The rules do not allow this.",
    reply: "The colleague whom you mean left our team before the case began and evaluated nothing of it. The name stayed in the list by mistake. We ask you to look at it again.",
  },
  sponsor: {
    check: "independent",
    reason: "A member of your team is employed by this edition’s sponsor. The rules do not allow this, whatever the merit of the case.",
    reply: "The person whom you mean lent us measuring devices and advised us for two days, as the list says. They belong to no part of our team. We ask you to look at it again.",
  },
  statements: { check: "statements", reason: "The statement on the use of AI contradicts the text: the annex names a tool for drafting, and the form says that none was used. We asked you on 12 June and had no answer by 18 June." },
};

/** What is to be mended before an entry can be valid, and in which fields. */
export type Mending = Finding & { fields: readonly string[] };

/** What entries that turn out valid are asked to mend. */
export const repairs: readonly Mending[] = [
  { check: "duration", reason: "The figures in text 5 do not say over which time they were counted. Please add it.", fields: ["results"] },
  { check: "letter", reason: "The letter of endorsement has no date. Please send a dated copy.", fields: ["endorsementLetter"] },
  { check: "readable", reason: "Two pages of the annex are scans that nobody can read. Please send a sharper copy.", fields: ["annex"] },
];

/** What entries are asked to mend that turn out not valid, by their fault. */
export const unmended: Readonly<Record<string, Mending>> = {
  annex: { check: "readable", reason: "The annex asks for a password. Please send it without one.", fields: ["annex"] },
  deadlink: { check: "readable", reason: "Two of the links that carry your evidence lead nowhere. Please send new ones.", fields: ["links", "annex"] },
  letter: { check: "letter", reason: "The letter of endorsement is not signed. Please send a signed copy.", fields: ["endorsementLetter"] },
  partner: { check: "organisation", reason: "We find no application of your organisation to IIOE. Please say when you applied, or change your tie.", fields: ["iioeStatus"] },
  endorse: { check: "endorsement", reason: "The partner that you name has not endorsed the entry. Please ask it to answer our letter.", fields: ["partners"] },
  statements: { check: "statements", reason: "The statement on AI does not agree with the annex, which names a tool. Please mend one of them.", fields: ["aiUse", "aiUseText", "annex"] },
};
