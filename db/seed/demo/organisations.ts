/** Invented organisations: id | English name | own name | type | tie to IIOE | country | city | language. */
const table = `
nanling|Nanling Institute of Engineering|南岭工程学院|institution|partner|CN|Nanling New Town|zh
yunhai|Cloud Sea Normal College|云海师范学院|institution|partner|CN|Yunhai|zh
qingtan|Green Pool Vocational College|青潭职业技术学院|institution|pending|CN|Qingtan|zh
xinglan|Xinglan Intelligent Technology|星澜智能科技有限公司|enterprise|enterprisePartner|CN|Bihai|zh
heyue|Heyue Learning Technology|禾跃教育科技有限公司|enterprise|enterprisePartner|CN|Lingxi|zh
songxanh|Blue River University|Đại học Sông Xanh|institution|partner|VN|Sông Xanh|vi
senvang|Golden Lotus Digital|Công ty Sen Vàng Số|enterprise|enterprisePartner|VN|Bến Gió|vi
saimok|Mist River University|มหาวิทยาลัยสายหมอก|institution|partner|TH|Ban Sai Mok|th
tonle|Tonle Trei University|សាកលវិទ្យាល័យទន្លេត្រី|institution|partner|KH|Phum Trei|km
russey|Russey Tech|ឫស្សីបច្ចេក|enterprise|pending|KH|Kampong Russey|km
kencana|Teluk Kencana University|Universitas Teluk Kencana|institution|partner|ID|Teluk Kencana|id
lereng|Lereng Senja Polytechnic|Politeknik Lereng Senja|institution|partner|ID|Lereng Senja|id
nalar|Nalar Raya Systems|PT Nalar Raya Sistem|enterprise|enterprisePartner|ID|Kota Damar|id
pasipiko|Pacific Open College|Bukás na Kolehiyo ng Pasipiko|institution|partner|PH|San Alon|fil
hilaga|Northern Isles National Centre|Pambansang Sentro ng Hilagang Isla|nationalCentre|nationalCentre|PH|Hilagang Baybay|fil
alon|Alon Learning Systems||enterprise|enterprisePartner|PH|San Alon|en
tsagaan|White Lake University|Цагаан Нуурын Их Сургууль|institution|partner|MN|Цагааннуур|mn
tal|Steppe National Centre|Тал Нутгийн Үндэсний Төв|nationalCentre|nationalCentre|MN|Талын хот|mn
ozen|Northern River University|Солтүстік Өзен университеті|institution|partner|KZ|Өзенқала|kk
dala|Dala Cifr|«Дала Цифр» ЖШС|enterprise|enterprisePartner|KZ|Өзенқала|kk
naryn|Naryn Valley National Centre|Нарын өрөөнүнүн улуттук борбору|nationalCentre|nationalCentre|KG|Ак-Жар|ky
altynbel|Altyn-Bel Pedagogical Institute|Алтын-Бел педагогикалык институту|institution|partner|KG|Алтын-Бел|ky
zarrin|Golden Valley National Centre|Zarrin Vodiy Milliy Markazi|nationalCentre|nationalCentre|UZ|Zarrinobod|uz
kokterak|Koʻkterak University of Technology|Koʻkterak Texnologiya Universiteti|institution|partner|UZ|Koʻkterak|uz
sabz|Sabz Darya University|سبز دریا یونیورسٹی|institution|partner|PK|Sabz Darya|ur
wadi|Five Glens National Centre|پانچ وادی قومی مرکز|nationalCentre|nationalCentre|PK|Panjgali|ur
neelkhet|Neelkhet Institute of Technology|नीलखेत प्रौद्योगिकी संस्थान|institution|partner|IN|Neelkhet|hi
kadal|Kadalmuthu College|கடல்முத்து கல்லூரி|institution|partner|IN|Kadalmuthu|ta
tarang|Tarang Vidya Labs||enterprise|enterprisePartner|IN|Neelkhet|en
shapla|Shaplabil University|শাপলাবিল বিশ্ববিদ্যালয়|institution|partner|BD|Shaplabil|bn
nilkandu|Blue Hill University|නිල් කඳු විශ්වවිද්‍යාලය|institution|partner|LK|Nil Kandu|si
himjharna|Himjharna University|हिमझरना विश्वविद्यालय|institution|partner|NP|Himjharna|ne
pahad|Hill Country National Centre|पहाड राष्ट्रिय केन्द्र|nationalCentre|nationalCentre|NP|Deurali Bazar|ne
nakhil|Palm Valley University|جامعة وادي النخيل|institution|partner|OM|وادي النخيل|ar
zaytun|Olive Ridge Technical College|كلية ربوة الزيتون التقنية|institution|partner|JO|ربوة الزيتون|ar
siraj|Siraj Learning|شركة سراج للتعلم|enterprise|enterprisePartner|JO|تل السراج|ar
difaf|New Banks University|جامعة الضفاف الجديدة|institution|partner|EG|الضفاف|ar
delta|Northern Delta National Centre|المركز الوطني لشمال الدلتا|nationalCentre|nationalCentre|EG|كفر الياسمين|ar
wahat|Higher Institute of the Blue Oases|Institut supérieur des Oasis bleues|institution|partner|TN|Aïn Zarqa|fr
deuxrives|University of the Two Shores|Université des Deux Rives|institution|partner|SN|Keur Diamaga|fr
baobab|Baobab Numérique|Baobab Numérique SARL|enterprise|enterprisePartner|SN|Keur Diamaga|fr
kogin|Kogin Haske University||institution|partner|NG|Haske|en
imole|Ìmọ́lẹ̀ Learning||enterprise|enterprisePartner|NG|Odò Ìmọ́lẹ̀|en
ziwa|Blue Lake University|Chuo Kikuu cha Ziwa Buluu|institution|partner|KE|Ziwa Buluu|sw
nyanda|National Centre of the Plains|Kituo cha Taifa cha Nyanda|nationalCentre|nationalCentre|KE|Nyanda|sw
haik|Lakeside University|የሐይቅ ዳር ዩኒቨርሲቲ|institution|partner|ET|ሐይቅ ዳር|am
imisozi|University of a Thousand Slopes|Kaminuza y’Imisozi Igihumbi|institution|partner|RW|Imisozi|rw
puna|Polytechnic University of the Clear Puna|Universidad Politécnica de la Puna Clara|institution|partner|BO|Puna Clara|es
riojade|Jade River University Institution|Institución Universitaria Río Jade|institution|partner|CO|Río Jade|es
colibri|Colibrí Saber|Colibrí Saber S.A.S.|enterprise|enterprisePartner|CO|Villa Colibrí|es
obsidiana|Intercultural University of the Obsidian Valley|Universidad Intercultural del Valle de Obsidiana|institution|partner|MX|Valle de Obsidiana|es
ravna|Level River University|Универзитет Равна Река|institution|partner|RS|Равна Река|sr
korfez|Blue Gulf Institute of Technology|Mavi Körfez Teknoloji Enstitüsü|institution|partner|TR|Mavikörfez|tr
anahtar|Anahtar Education Software|Anahtar Eğitim Yazılımı A.Ş.|enterprise|enterprisePartner|TR|Mavikörfez|tr
`;

export type Organisation = { id: string; name: string; own: string; type: string; status: string; country: string; city: string; language: string };

export const organisations: ReadonlyMap<string, Organisation> = new Map(
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [id = "", name = "", own = "", type = "", status = "", country = "", city = "", language = ""] = line.split("|");
      return [id, { id, name, own, type, status, country, city, language }];
    }),
);

/** Given names, then family names, each as `name:slug`; the slug makes the address. Order and joint as in the country. */
const names: Record<string, { order: "given" | "family"; joint: string; given: string; family: string }> = {
  CN: { order: "family", joint: "", given: "嘉禾:jiahe 雨桐:yutong 建国:jianguo 思远:siyuan 晓梅:xiaomei 子涵:zihan 文博:wenbo", family: "林:lin 欧阳:ouyang 覃:qin 蒙:meng 韦:wei 邱:qiu" },
  VN: { order: "family", joint: " ", given: "Hồng_Nhung:nhung Minh_Triết:triet Thảo_Vy:thaovy Quốc_Bảo:quocbao Ánh_Nguyệt:nguyet", family: "Đặng_Thị:dang Lê:le Phùng:phung Tạ:ta Vũ_Đình:vu" },
  TH: { order: "given", joint: " ", given: "ดวงใจ:duangjai ธีรวัฒน์:teerawat พิมพ์ชนก:pimchanok สมบูรณ์:somboon มะลิ:mali", family: "แสงทองสาย:saengthong วัฒนานุกูลชัย:watthana เรืองสายหมอก:ruang ภูผาใส:phupha" },
  KH: { order: "family", joint: " ", given: "សុភា:sophea រតនា:ratana វិសាល:visal ស្រីមុំ:sreymom ពិសិដ្ឋ:piseth", family: "ចាន់:chan ហេង:heng អ៊ុំ:oum លឹម:lim" },
  ID: { order: "given", joint: " ", given: "Ratna:ratna Bayu:bayu Wulan:wulan Gede:gede Sekar_Arum:sekar", family: "Prawirasena:prawira Tanjungsari:tanjung Kelanawati:kelana Damarwulan:damar" },
  PH: { order: "given", joint: " ", given: "Maria_Luzviminda:luz Jun-Jun:junjun Amihan:amihan Crisanto:cris Ligaya:ligaya", family: "Batungbakal:batung Dela_Peña:delapena Macaraig:macaraig Sumulong-Ocampo:sumulong" },
  MN: { order: "given", joint: " ", given: "Отгонцэцэг:otgon Бат-Эрдэнэ:baterdene Сарантуяа:sarantuya Ганзориг:ganzorig", family: "Дамбийн:dambiin Лувсангийн:luvsan Цэрэнгийн:tseren Пүрэвийн:purev" },
  KZ: { order: "given", joint: " ", given: "Айгерім:aigerim Нұрлан:nurlan Дана:dana Ерболат:erbolat Жансая:zhansaya", family: "Сәрсенова:sarsen Қожабаев:kozha Әлімжан:alim Тоқтар:toqtar" },
  KG: { order: "given", joint: " ", given: "Айгүл:aigul Бакыт:bakyt Жылдыз:jyldyz Нурбек:nurbek Чолпон:cholpon", family: "Осмонова:osmon Токтогазиева:toktog Кадыралиев:kadyral Сыдыков:sydyk" },
  UZ: { order: "given", joint: " ", given: "Gulnoza:gulnoza Sherzod:sherzod Oʻgʻiloy:ogiloy Javohir:javohir Dilfuza:dilfuza", family: "Toʻraxoʻjayeva:torax Yoʻldoshev:yoldosh Ergashova:ergash Qoʻziyev:qoziyev" },
  PK: { order: "given", joint: " ", given: "فرزانہ:farzana بلال:bilal ماہ_نور:mahnoor شیراز:sheraz زینب:zainab", family: "سبزواری:sabzwari ہنزائی:hunzai درانی:durrani کوہستانی:kohistani" },
  IN: { order: "given", joint: " ", given: "अनुराधा:anuradha विक्रम:vikram मीनाक्षी:meenakshi सौरभ:saurabh தமிழ்ச்செல்வி:tamil கவின்:kavin", family: "देशपांडे:deshpande निषाद:nishad खेतान:khetan முத்துவேல்:muthuvel" },
  BD: { order: "given", joint: " ", given: "নুসরাত:nusrat তানভীর:tanvir শর্মিলা:sharmila আরিফ:arif", family: "জলদাস:jaladas শিকদার:sikder মজুমদার:majumdar খাতুন:khatun" },
  LK: { order: "given", joint: " ", given: "නිලූෂා:nilusha චමින්ද:chaminda රුවිනි:ruwini සුරංග:suranga", family: "කන්දේගෙදර:kandegedara වීරකෝන්:weerakon ඇල්ලේගොඩ:ellegoda" },
  NP: { order: "given", joint: " ", given: "सरिता:sarita पासाङ:pasang बिमला:bimala निरज:niraj", family: "हिमझरने:himjharne तामाङ:tamang गुरुङ:gurung अधिकारी:adhikari" },
  OM: { order: "given", joint: " ", given: "ليلى:layla سالم:salim شيخة:shaikha حمد:hamad", family: "بنت_سعيد_النخلية:nakhliya الوادعي:wadi المنذرية:mundhir الرواحي:rawahi" },
  JO: { order: "given", joint: " ", given: "رنا:rana خالد:khaled سوسن:sawsan زيد:zaid", family: "الزيتاوي:zaytawi الربوات:rubwat حدّادين:haddadin السراجي:siraji" },
  EG: { order: "given", joint: " ", given: "منى:mona طارق:tarek هالة:hala يوسف:youssef", family: "الدلتاوي:deltawi عبد_المقصود:maqsoud الياسميني:yasmini أبو_النور:abunour" },
  TN: { order: "given", joint: " ", given: "Amel:amel Slim:slim Rym:rym Béchir:bechir", family: "Ben_Zarqa:benzarqa Chouikha:chouikha Trabelsi-Oueslati:trabelsi Ghribi:ghribi" },
  SN: { order: "given", joint: " ", given: "Fatou_Binetou:fatou Ousmane:ousmane Ndèye_Coumba:ndeye Ibrahima:ibrahima", family: "Diamaga:diamaga Ndao:ndao Sèye:seye Badiane:badiane" },
  NG: { order: "given", joint: " ", given: "Amina:amina Olúwaṣeun:seun Chiamaka:chiamaka Ibrahim:ibrahim Ọmọlará:omolara", family: "Bello-Tanko:bello Adébáyọ̀-Imọ́lẹ̀:adebayo Haskeji:haskeji Ezeụmeh:ezeumeh" },
  KE: { order: "given", joint: " ", given: "Wanjikũ:wanjiku Otieno:otieno Nafula:nafula Kiprono:kiprono", family: "Mwangaza:mwangaza Ziwani:ziwani Ndungʼu:ndungu Achieng’:achieng" },
  ET: { order: "given", joint: " ", given: "ሰላማዊት:selamawit በቀለ:bekele ትዕግስት:tigist ዮናስ:yonas", family: "ተስፋዬ:tesfaye ሐይቁ:haiku ገብረመድህን:gebremedhin አለሙ:alemu" },
  RW: { order: "given", joint: " ", given: "Clarisse:clarisse Jean_de_Dieu:jeandedieu Solange:solange Innocent:innocent", family: "Uwimisozi:uwimisozi Nkurikiyinka:nkurik Mukamisozi:mukam Habineza:habineza" },
  BO: { order: "given", joint: " ", given: "María_Elena:elena José:jose Wara:wara Nelson:nelson", family: "Ñáñez_Quispe:nanez Mamani_Condorpuna:mamani Yujra:yujra Choquehuanca:choque" },
  CO: { order: "given", joint: " ", given: "Luz_Marina:luzmarina Andrés_Felipe:andres Yurany:yurany Jhon_Fredy:jhon", family: "Jaramillo_Peña:jaramillo Cuesta_Mosquera:cuesta Agüero:aguero" },
  MX: { order: "given", joint: " ", given: "Xóchitl:xochitl Lázaro:lazaro Itzel:itzel Néstor:nestor", family: "Tlapalteca_Núñez:tlapal Cuautle:cuautle Ocelotzin:ocelot" },
  RS: { order: "given", joint: " ", given: "Љиљана:ljiljana Ђорђе:djordje Снежана:snezana Ћира:cira", family: "Равноречки:ravno Џелебџић:dzeleb Њежић:njezic" },
  TR: { order: "given", joint: " ", given: "Şule:sule İlker:ilker Çiğdem:cigdem Oğuzhan:oguz", family: "Körfezoğlu:korfez Işıklıgil:isikli Gündoğdu:gundogdu" },
};

export type Name = { name: string; slug: string };

/** Every pairing of given and family name of a country. */
export function namesOf(country: string): Name[] {
  const of = names[country];
  if (!of) throw new RangeError(`No names for ${country}`);
  const part = (list: string) => list.split(" ").map((pair) => pair.replaceAll("_", " ").split(":") as [string, string]);
  return part(of.given).flatMap(([given, a]) =>
    part(of.family).map(([family, b]) => ({ name: of.order === "given" ? given + of.joint + family : family + of.joint + given, slug: `${a}.${b}` })),
  );
}
