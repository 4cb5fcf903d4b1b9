"""Words by which persons.py tells private persons from everything else; data only, folded when loaded.

Lists are written by hand for this project: given and family names that are common in Mali, Burkina Faso,
Niger, Chad, Mauritania and their neighbours, in the spellings of the three languages, and the vocabulary of
incident reports that stands beside such names. A missing common word costs a word too many behind the mask;
a missing name may cost a person's safety: when unsure, extend the names and leave the words alone.
"""

import unicodedata

_ARABIC_LETTERS = str.maketrans({"ى": "ي", "ة": "ه", "ٱ": "ا", "ـ": None, "’": "'", "ʼ": "'", "ء": None})


def fold_word(word: str) -> str:
    """The word without case, accents, vowel signs, hamza carriers and final-letter variants."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.translate(_ARABIC_LETTERS).casefold()


def _words(*lines: str) -> frozenset[str]:
    return frozenset(fold_word(word) for line in lines for word in line.split())


# Names that are hardly ever anything else; one of them alone is masked.
NAMES = _words(
    "abakar abba abbas abdallah abdel abdelkader abdelkrim abdoul abdoulaye abdoulkader abdourahmane abdou",
    "abdul abdullah abdullahi abdoulay abdramane abidine abou aboubacar aboubakar abu abubakar adamou",
    "adama adamu agali ahamadou ahmadou ahmed ahmad ahmat aicha aichata aissa aissata aissatou albert",
    "alassane alhaji alhassane alhousseini ali alidou alioune aliou aliyu alkassoum almoustapha alpha aly",
    "amadou amadi amara amina aminata aminatou amidou antoine arouna assane assetou assimi astou attaher",
    "awa ayouba babacar badara bakary balkissa baptiste bilal bintou bocar boubacar boubakar boukary",
    "boukari brahim cheickna christophe clement coumba daouda dauda demba djibril djibrilla djeneba",
    "dramane elhadji emmanuel etienne fanta fatima fatimata fatma fatou fatoumata francois gabriel ghali",
    "gregoire habibou hadiza hadja hadjara halima hama hamadi hamadou hamady hamani hamidou hamza haoua",
    "harouna hassan hassane hassoumi hawa hussein houssein housseini ibrahim ibrahima ibrahime idrissa",
    "idriss ismael ismail ismaila issa issaka issiaka issouf issoufou iyad jean joseph kader kadiatou",
    "kadidia kadidiatou kalifa karim karamoko khadija khalid ladji lamine lassana lassina lawali maiga",
    "mahamadou mahamane mahamat mahamoud mahmoud maimouna mallam mamadou mamane mamoudou mariam mariama",
    "mariame marie mohamed mohammed mohamad mohammad mohamadou moctar modibo mohamedou moustapha",
    "mouhamadou mouhamed moumouni moussa muhammad muhammadu musa mustapha mustafa nana nafissatou",
    "naffissatou nouhoum omar omer oumar oumarou ousmane ousseini ousseyni philippe rabiou rahmatou ramata",
    "ramatou rokia roukia sadio sahabi saidou salamatou salif salifou salimata salou samba samira sanda",
    "sani saidu seydou seyni sekou sidi sidiki sidibe soumaila souleymane suleiman sulaiman tahirou thomas",
    "tidiane tiemoko umar umaru usman usmane yacouba yahaya yahya yaya yero youssef youssouf yusuf yousouf",
    "zakari zakaria zeinab zeinabou zenabou zoumana bathily bagayoko barry bako bance bazoum berthe bocoum",
    "camara cisse compaore coulibaly dabo dansoko deby dembele diabate diakite diallo diarra diarrassouba",
    "diawara dicko diop diouf djiré dolo doumbia drabo dramé fofana gakou garba ghaly goita guindo haidara",
    "hamidoune issoufi kabore kaboré kafando kagone kante kanoute keita kere kinda kindo koita konare",
    "konate kone koné konte kouyate kouraogo koumare lompo maïga mangane mara nabie ndiaye n'diaye niang",
    "niare nikiema ouattara ouedraogo ouédraogo ouologuem ouoba poudiougo sagara samake sangare sanogo",
    "sankara sarr sawadogo sidibé sissoko sissako soro soumaré soumare sow sylla tall tamboura tapsoba",
    "tembely terera thiam tiendrebeogo togola toure touré tounkara traore traoré yameogo yanogo yattara",
    "zerbo zida zongo zoungrana",
    "محمد محمدو محمدن أحمد أحمدو أحماد أمادو حمادو مامادو مامودو محمود محامادو محمات حامد حمدي حمزة موسى",
    "عيسى إبراهيم إبراهيما إسماعيل إسحاق يعقوب يوسف يحيى زكريا أيوب أيوبا داود داودا سليمان هارون هارونا",
    "إدريس إدريسا جبريل جبريلا آدم أدامو أداما نوح إلياس عثمان أوسمان أوسماني عمار عمارو عبدالله عبدالرحمن",
    "عبدالقادر عبدالكريم عبدالرحيم عبدولاي عبدو أبوبكر بوبكر بوباكار بكر باكاري أبوبكار حسين حسيني حسان",
    "لحسن سيدو سيكو ساليف ساليفو سومايلا سوماييلا سيديا سيدينا مصطفى مصطفا يونس لقمان بلال طارق زيدان",
    "فاروق إياد إيياد أمغار أغالي عباس عباسي ياسين أنس مولود لمين أمينو ياكوبا دراماني لاسينا لاسانا",
    "موديبو مودي كاليفا باباكار بابكر تيديان ألفا عليو عليون سامبا دمبا يايا يحيا سانوسي محمدين أدم الحسن",
    "الحسين الطيب الحاجي أوماراو أومارو فاطمة فاطمتا فاطوماتا فاتوماتا فاتو فاتيماتا عائشة عيشة عيشاتا",
    "عيساتا مريم مريما مريامة ماريامو خديجة كاديجا كادياتو زينب زينبو حليمة رقية روكيا حواء هاوا أوا أمينة",
    "أميناتا آمنة ميمونة صفية سكينة حفصة بنتو كومبا جنيبا سليماتا رماتا نانا أسيتو تراوري تراوريه ديالو",
    "جالو ديالّو كوليبالي كوليبالى كيتا كايتا باثيلي باتيلي مايغا مايجا توري توريه سيسوكو سيسيكو سيديبي",
    "سيديبيه دياكيتي دياكيتيه دياباتي سانغاري سنغاري كامارا كمارا دومبيا دمبيلي ديمبيلي ديكو كوناتي كوناري",
    "كونتي ساماكي سنوغو سانوغو سوغوبا فوفانا دياوارا ديارا ويدراوغو أويدراوغو ودراوغو كابوري كومباوري",
    "زونغو سوادوغو ساوادوغو سانكارا كافاندو تابسوبا غويندو غيندو أوولوغيم إيسوفو بازوم تياني غالي غويتا",
    "غوتا واتارا انجاي ندياي دوكوري تونكارا حيدرة بركة كونيه باري سيلا تامبورا بوكوم دولو",
)
# Arabic names that are also words: masked where a title, another name or a speech verb supports them.
WEAK_NAMES = _words(
    "علي عمر حسن سعيد صالح سالم كريم جمال خالد عادل منصور نور بشير طاهر مبارك حبيب هادي صادق شريف رشيد سيد",
    "كامل فضل سلطان أمل هدى مالك أمين مختار سعد حمد كمال ناصر فيصل ماجد رمضان شعبان رجب جابر عامر ثابت بدر",
    "هاشم سيسي كوني صو سو با سي كا مارا",
)
CONNECTIVES = _words("ag ould mint wallet ben bin bint ibn al el abou abu أغ آغ اغ ولد بن بنت منت ابن وولد")
# These begin a name whose second half is the next word.
OPENERS = _words("عبد أبو أبا أبي سيدي مولاي عبدول")
HONORIFICS = _words(
    "m mr mrs ms mme mlle madame monsieur mademoiselle dr pr prof professeur professor docteur doctor",
    "maitre sheikh cheikh cheick sheik imam marabout reverend pasteur pastor abbe pere father soeur sister",
    "hadj alhaj",
    "السيد السيدة الآنسة المدعو المدعوة الشيخ الدكتور الدكتورة الأستاذ الأستاذة الحاج الحاجة الإمام القس",
    "المواطن المواطنة",
)
ROLES = _words(
    "colonel general capitaine captain lieutenant commandant commander major sergent sergeant adjudant",
    "caporal corporal gen col lt cdt cpt sgt soldat gendarme officer officier chef chief maire mayor",
    "prefet prefect gouverneur governor depute ministre minister president senateur senator conseiller",
    "councillor porte-parole spokesman spokeswoman spokesperson resident residente habitant habitante",
    "villager villageois temoin witness survivor survivant rescape journaliste journalist reporter",
    "correspondant correspondent editor activiste activist avocat lawyer enseignant instituteur teacher",
    "berger herder eleveur agriculteur farmer commercant trader chauffeur driver infirmier nurse medecin",
    "otage hostage official responsable elu analyste analyst chercheur researcher director directeur",
    "secretary secretaire nomme nommee named called",
    "العقيد الجنرال العميد اللواء الرائد النقيب الملازم الرقيب الفريق المقدم العريف الجندي القاضي الصحفي",
    "الصحفية الصحافي الصحافية الراعي التاجر المعلم الطبيب المحامي الناشط الناشطة العمدة عمدة الوالي الوزير",
    "النائب الباحث المحلل المزارع السائق الرهينة القائد القيادي الزعيم المتحدث الناطق الشاهد الضحية القتيل",
    "القتيلة المرحوم الصيدلي الممرض المدرس المدير الأمين",
)
# Indefinite roles: an apposition after them names a person ("مسؤول محلي، فلان الفلاني،").
ARABIC_ROLES = _words(
    "مسؤول مسؤولة سكان السكان شاهد شهود عيان مواطن ناشط ناشطة صحفي صحفية صحافي مزارع راع راعي تاجر معلم",
    "طبيب نائب قائد ضابط جندي أحد إحدى زعيم شيخ إمام عضو ضحية رهينة ناج ناجية باحث محلل خبير وزير مدير",
    "رئيس والي حاكم متحدث متحدثة ناطق قيادي مستشار محافظ",
)
SPEECH = _words(
    "said says say told tells explained added recalled stated confirmed reported testified warned declared",
    "insisted declare affirme indique confie explique raconte temoigne rapporte confirme assure ajoute dit",
    "disait precise souligne estime regrette deplore annonce poursuit lance martele reconnait selon",
    "according",
    "قال قالت يقول تقول أكد أكدت يؤكد صرح صرحت أوضح أوضحت أضاف أضافت أفاد أفادت ذكر ذكرت أعلن أعلنت أشار",
    "أشارت روى روت تحدث تحدثت كشف كشفت نفى نفت شدد شددت حذر حذرت كتب كتبت نشر حكى حكت يروي تروي يضيف تضيف",
    "وصف وصفت اعتبر اعتبرت لفت تابع تابعت",
)
# Heads of institutions and places: what is named after them is no person, unless it holds a listed name.
HEADS = _words(
    "ministere ministry agence agency groupe group armee army forces force front conseil council union",
    "united nations unies organisation organization coalition alliance corps garde guard gendarmerie",
    "police human rights watch medecins sans frontieres croix-rouge croissant-rouge red cross crescent",
    "parti party universite university hopital hospital mouvement movement brigade bataillon battalion",
    "regiment mission base camp region province cercle commune district departement department comite",
    "committee cour court tribunal assemblee assembly senat banque bank societe company compagnie",
    "etat-major haut-commissariat federation confederation association collectif fondation foundation",
    "institut institute centre center international internationale national nationale republique republic",
    "etat state islamic islamique operation katiba katibat jamaat ansar ville town city village localite",
    "locality hameau foret forest lac lake fleuve river mont mount colline route road pont aeroport",
    "airport marche market quartier radio television tele journal news press presse times studio office",
    "bureau programme program fonds fund communaute community cooperation sahel sahelien plateau ong ngo",
    "detachement poste axe zone secteur sector reserve parc park desert mosquee mosque eglise church ecole",
    "school lycee hotel place avenue rue mine site division command commandement directorate direction",
    "service services special speciales rapid rapide intervention security securite defense defence civil",
    "civile protection observatory observatoire crisis crise amnesty world global african africaine wagner",
    "barkhane serval takuba minusma al-qaida al-qaeda daech daesh islam muslims musulmans",
)
# Places, peoples, media, days and months that no caller should have to name.
KNOWN_PHRASES = (
    "burkina faso|africa corps|boko haram|cote d'ivoire|ivory coast|south africa|le monde|"
    "jeune afrique|abu dhabi|al jazeera|al arabiya|al akhbar|sahara media|sahara medias|studio tamani|"
    "associated press|agence france-presse|ansar dine|ansar eddine|ansarul islam|ansaroul islam|"
    "al qaeda|al qaida|jama'at nusrat al-islam|wal-muslimin|nusrat al-islam|liptako gourma|"
    "liptako-gourma|central african republic|sierra leone|guinea bissau|cap vert|new york|addis ababa|"
    "saudi arabia|arabie saoudite|abou dhabi|white house|saint petersburg|human rights watch|"
    "deutsche welle|بوركينا فاسو|بوكو حرام|فرانس برس|فرانس 24|كوت ديفوار|ساحل العاج|أبو ظبي|أبوظبي|"
    "سيدي بوزيد|نيو يورك|لو موند|جون أفريك|صحراء ميديا|الجزيرة نت|سكاي نيوز|دويتشه فيله|"
    "هيومن رايتس ووتش|أسوشيتد برس"
).split("|")
KNOWN_WORDS = _words(
    "mali niger tchad chad mauritanie mauritania senegal algerie algeria libye libya nigeria benin togo",
    "ghana guinee guinea cameroun cameroon soudan sudan maroc morocco tunisie tunisia egypte egypt gambie",
    "gambia france russie russia ukraine turquie turkey chine china iran qatar afrique africa europe",
    "maghreb sahara azawad liberia bamako niamey ouagadougou ndjamena n'djamena nouakchott dakar abidjan",
    "alger algiers tripoli rabat lome cotonou accra abuja paris moscou moscow geneve washington londres",
    "london bruxelles brussels kidal gao tombouctou timbuktu mopti segou kayes sikasso koulikoro menaka",
    "liptako gourma macina tillaberi tahoua agadez diffa maradi zinder dosso djibo dori fada kaya reuters",
    "afp rfi bbc cnn xinhua anadolu facebook twitter telegram whatsapp youtube tiktok malijet maliweb",
    "wakat sera lefaso acled onu un uemoa cedeao ecowas january february march april may june july august",
    "september october november december janvier fevrier mars avril mai juin juillet aout septembre",
    "octobre novembre decembre monday tuesday wednesday thursday friday saturday sunday lundi mardi",
    "mercredi jeudi vendredi samedi dimanche ramadan tabaski aid christmas noel easter paques allah dieu",
    "god coran quran islam malien maliens malienne maliennes malian malians burkinabe burkinabes nigerien",
    "nigeriens nigerienne nigeriennes nigerian nigerians tchadien tchadiens tchadienne chadian chadians",
    "mauritanien mauritaniens mauritanian senegalais senegalese algerien algeriens algerian ivoirien",
    "ivoiriens beninois togolais ghaneen guineen francais francaise french russe russes russian russians",
    "americain americains american americans turc turkish chinois chinese emirati emiratis arabe arabes",
    "arab arabs touareg touaregs tuareg tuaregs peul peuls peulh peulhs fulani fulanis fulbe dogon dogons",
    "bambara songhai songhoy haoussa hausa zarma djerma mossi bozo bozos dozo dozos soninke malinke kanuri",
    "toubou bella africain africains africaine african africans sahelien sahelienne sahelian european",
    "europeen muslim muslims musulman musulmans chretien christian christians islamist islamists islamiste",
    "islamistes jihadist jihadists djihadiste djihadistes koglweogo vdp fama dan na ambassagou jnim gsim",
    "eigs issp iswap aqmi aqim cma csp fla mnla gatia msa nord sud est ouest north south east west",
    "northern southern eastern western central centrale nord-est nord-ouest sud-est sud-ouest",
    "مالي النيجر نيجر تشاد موريتانيا السنغال الجزائر ليبيا نيجيريا بنين توغو غانا غينيا الكاميرون السودان",
    "المغرب تونس مصر غامبيا فرنسا روسيا أوكرانيا تركيا الصين إيران قطر أمريكا أفريقيا إفريقيا أوروبا أزواد",
    "باماكو نيامي واغادوغو نجامينا إنجامينا نواكشوط داكار أبيدجان طرابلس الرباط لومي كوتونو أبوجا باريس",
    "موسكو جنيف واشنطن لندن بروكسل كيدال غاو تمبكتو تومبوكتو موبتي سيغو كايس سيكاسو ميناكا تيلابيري تاهوا",
    "أغاديز ديفا مارادي جيبو دوري فاغنر رويترز فيسبوك فيس بوك تويتر تلغرام تيليغرام واتساب يوتيوب لوموند",
    "الأناضول شينخوا يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "جانفي فيفري أفريل ماي جوان جويلية أوت كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأحد",
    "الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت محرم صفر ربيع جمادى شوال القعدة الحجة الله",
    "القرآن طوارق فولاني دوغون بامبارا هوسا مينوسما إيكواس سيدياو داعش",
)
COMMON_LATIN = _words(
    "the a an and or but of in on at to from for with by as is was were are be been it its this that these",
    "those he she they we i you his her their our my who whom which what when where why how not no yes if",
    "then than there here some many several most all both other others another after before during while",
    "since until once also however meanwhile although because despite following about around near over",
    "under between among against more less least one two three four five six seven eight nine ten dozens",
    "hundreds thousands first second last new old local army security people men women children le la les",
    "l un une des du de d et ou mais donc ni car ce cet cette ces il elle ils elles nous vous je tu son sa",
    "ses leur leurs notre nos qui que quoi dont quand comment pourquoi si alors ainsi aussi apres avant",
    "pendant depuis lors lorsque jusqu au aux en dans sur sous par pour avec sans chez vers entre contre",
    "malgre selon plusieurs certains certaines quelques tous toutes tout toute autre autres aucun aucune",
    "chaque hier aujourd'hui aujourd hui demain deux trois quatre cinq sept huit neuf dix onze douze vingt",
    "trente cent cents mille pres environ plus moins trop tres bien il-y-a cela celui celle ceux premier",
    "premiere dernier derniere nouveau nouvelle ancien ancienne meme encore deja toujours jamais ici",
    "la-bas puis ensuite enfin attack attacks attacked attaque attaques gunmen militants terrorist",
    "terrorists terroriste terroristes soldiers soldats civilians civils killed kills kill tue tues dead",
    "death deaths morts mort wounded blesses villagers residents habitants witnesses temoins sources",
    "source islamist-linked suspected presumes armed armes hommes femmes enfants jihadist-linked troops",
    "convoy convoi ambush embuscade clashes combats fighting frappe frappes strike strikes drone drones",
    "bomb bombe explosion blast kidnapped enleves raid raids burned breaking update updated exclusive",
    "video photo photos lire read see voir communique statement declaration premier-ministre prime",
    "interior foreign deputy vice former ex acting interim transition foreign-affairs etrangeres affaires",
    "interieur",
)
COMMON_ARABIC = _words(
    "صحفي صحافي صحفيون جروح جراح",
    "في فيما من إلى عن على مع بعد قبل خلال أثناء منذ حتى",
    "عند لدى بين ضد حول نحو قرب جنوب شمال شرق غرب وسط داخل",
    "خارج أمام خلف فوق تحت عبر دون بدون سوى غير أن إن أنه إنه أنها إنها أنهم إنهم كان كانت كانوا يكون تكون",
    "ليس ليست هو هي هم هن نحن أنا أنت هذا هذه ذلك تلك هؤلاء أولئك الذي التي الذين اللذين ما ماذا متى أين",
    "كيف لماذا هل قد لقد سوف لن لم لا لما كما كل بعض جميع عدة عدد أي أيضا لكن بل ثم أو أم إذا إذ حين حيث",
    "بينما رغم بسبب وفق وفقا حسب بحسب طبقا ضمن مثل نفسه نفسها أمس اليوم غدا مساء صباح صباحا ليل ليلا فجر",
    "ظهر عصر يوم أيام أسبوع شهر أشهر سنة عام أعوام سنوات ساعة ساعات دقيقة الماضي الماضية الجاري المقبل",
    "الأول الثاني الثالث الأولى واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرات مئات آلاف",
    "عشرين ثلاثين أكثر أقل حوالي قرابة لاحقا سابقا مجددا حاليا رسميا كذلك هناك هنا فقط جدا مازال لايزال",
    "جيش قوات قوة مسلحة مسلح مسلحون مسلحين جماعة جماعات تنظيم حركة جبهة كتيبة كتائب ميليشيا مليشيا شرطة",
    "درك حرس أمن أمني أمنية عسكري عسكرية مدني مدنيون مدنيين جندي جنود مقاتل مقاتلون مقاتلين إرهابي إرهابية",
    "إرهابيون جهادي جهادية جهاديون متطرف متشدد متشددة متمرد متمردون حكومة وزارة وزير رئيس رئاسة دولة سلطة",
    "سلطات برلمان مجلس لجنة هيئة منظمة منظمات أمم متحدة اتحاد وكالة وكالات قناة إذاعة صحيفة موقع مصدر",
    "مصادر بيان تقرير منشور مقطع فيديو صورة صور شهود عيان سكان محلي محلية محليون محليين أهالي قرية قرى",
    "بلدة بلدات مدينة مدن منطقة مناطق إقليم ولاية محافظة دائرة بلدية حدود حدودي حدودية معسكر قاعدة ثكنة",
    "مطار طريق جسر سوق مدرسة مستشفى مسجد كنيسة مخيم منجم غابة هجوم هجمات غارة غارات كمين انفجار تفجير عبوة",
    "لغم قصف اشتباك اشتباكات معركة معارك عملية عمليات اختطاف خطف قتل قتلى قتيل قتلت قتلوا مقتل جرح جرحى",
    "جريح إصابة أصيب أصيبوا مصرع لقي لقوا ضحايا ضحية نزوح نازح نازحون نازحين لاجئ لاجئون رهينة رهائن إطلاق",
    "نار رصاص سلاح أسلحة طائرة طائرات مسيرة مركبة مركبات سيارة دراجة دراجات شاحنة شاحنات قافلة هاجم هاجمت",
    "هاجموا استهدف استهدفت أعدم أعدمت أعدموا ذبح أحرق أحرقوا اعتقل اعتقلت أوقف أوقفت أطلق أطلقت أطلقوا سقط",
    "سقطت وقع وقعت وصل وصلت دخل دخلت خرج غادر عاد سيطر سيطرت تبنى تبنت أدى أدت أسفر أسفرت شن شنت نفذ نفذت",
    "تمكن تمكنت قام قامت بدأ بدأت جرى جرت تم تمت شهد شهدت سمع سمعنا رأينا رأى رأيت استيقظنا فر فروا هرب ظل",
    "صار يزال يشتبه يعتقد مسؤول مسؤولون مسؤولية مسؤولين مسؤوليه متحدث ناطق قائد قيادي زعيم ضابط عضو أعضاء",
    "أحد إحدى أسرة عائلة زوجته زوجها ابنه ابنته والده والدته أخوه شقيقه شخص شخصا أشخاص رجل رجال رجلا امرأة",
    "نساء طفل أطفال شاب شباب شيخ شيوخ مواطن مواطنون عامل عمال سائق تاجر راع رعاة مزارع مزارعون معلم سياسي",
    "سياسية حزب معهد مركز مؤسسة شركة جامعة مكتب سفارة بعثة تحالف حلف فريق فيلق وحدة لواء كتبة حاكم والي",
    "عمدة نائب إمام قاض قضاء محكمة جديد جديدة كبير كبيرة خطير خطيرة مجهول مجهولون مجهولة منسقة متزامن",
    "متزامنة دامي دامية عنيف عنيفة كثيف عديد إسلام إسلامي إسلامية مسلمين نصرة دولي دولية وطني وطنية أفريقي",
    "أفريقية إفريقي فرنسي فرنسية روسي روسية مالي مالية ماليين نيجري نيجيري بوركيني بوركينابي تشادي",
    "موريتاني جزائري سنغالي خاص عامة أول آخر آخرين آخرون أخرى سابق سابقة متقاعد حالي أعلى عليا أركان دفاع",
    "داخلية خارجية عدل صحة تعليم حقوق إنسان صليب هلال أحمر أطباء مفاوضات سلام هدنة اتفاق انقلاب انتخابات",
    "أزمة وضع حالة حادث حادثة حصيلة خسائر أضرار ذعر خوف صدمة دخان نيران حريق جثة جثث دفن جنازة مقر بيت",
    "منزل منازل حساب حسابه صفحة صفحته تصريح تصريحات كلمة خطاب لقاء حوار حديث مقابلة رسالة قوله قولهم يدعى",
    "تدعى اسمه اسمها ويدعى باسم أنصار ساحل صحراء غربي شرقي",
)
PLACE_NOUNS = _words(
    "near town city village localite locality hameau commune cercle region province district departement",
    "foret ville axe quartier route lac fleuve mont marche base camp katiba groupe group operation",
    "bataillon brigade in",
)
SMALL_WORDS = _words("de du d' d des la le l' of the")
