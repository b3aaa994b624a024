//! Spellings that must meet by their skeletons, in Latin letters and in the script, and names that must stay apart.

mod parts;

use super::*;

fn latin(a: &str, b: &str) -> Option<f32> {
    similarity(&skeleton_of_latin(a)?, &skeleton_of_latin(b)?)
}

fn script(a: &str, b: &str) -> Option<f32> {
    similarity(&skeleton_of_script(a)?, &skeleton_of_latin(b)?)
}

#[test]
fn spellings_of_one_name_meet() {
    let groups = [
        "mohammed muhamad mohamed mouhammad muhammad mohammad muhammed mohamad mehmet",
        "hussein husayn hossein houssein hussain husain hossain huseyin",
        "khatib khattib khateeb",
        "bilal belal billal",
        "zayd zeid zaid zayed",
        "said saeed sayeed saied",
        "yusuf youssef yousef yusef yousuf youssouf",
        "ahmad ahmed ahmet",
        "mahmud mahmoud mahmood",
        "khalid khaled halid chalid",
        "walid waleed oualid",
        "rashid rachid rasheed raschid rasyid",
        "sharif charif shareef scherif syarif cherif",
        "jamal djamal gamal djamel dschamal",
        "jamil djamil gamil jameel",
        "uthman othman osman usman",
        "umar omar oumar",
        "qadhafi gaddafi kadhafi qaddafi khadafy",
        "qasim kassem kasim ghasem qassem kacem",
        "tariq tarek tarik tareq",
        "faruq farouk farooq",
        "sulayman suleiman soleiman souleymane sulaiman",
        "ibrahim ebrahim brahim ibraheem",
        "abdulrahman abdelrahman abdurrahman abdalrahman abderrahmane abdoulrahman",
        "abdullah abdallah abdellah abdollah abdulla",
        "mustafa moustafa mostafa mustapha",
        "fatima fatimah fatma fatemeh",
        "khadija khadijah",
        "yasin yassine yaseen",
        "dawud daoud dawood davud",
        "jawad javad jawad djaouad",
        "fuad fouad foad",
        "ziyad ziad zyad",
        "tawfiq toufik taufiq tewfik",
        "faysal faisal feisal",
        "haydar haidar heydar haider",
        "rida reza riza redha",
        "ramadan ramadhan ramazan",
        "kazim kadhim kazem",
        "hafiz hafidh hafez",
        "usama osama oussama",
        "salahuddin salaheddine salahaldin saladin",
        "majdi magdy magdi",
        "najib nagib najeeb naguib",
        "nur nour noor",
        "shaykh sheikh cheikh shaikh",
        "hashim hachem hashem",
        "sadiqi sadeqi",
        "musawi mousavi moussaoui",
        "zawahiri zaouahiri",
    ];
    let mut pairs = 0;
    let mut wrong = Vec::new();
    for group in groups {
        let words: Vec<&str> = group.split(' ').collect();
        for other in &words[1..] {
            pairs += 1;
            if latin(words[0], other).is_none_or(|s| s < 0.85) {
                let (a, b) = (skeleton_of_latin(words[0]), skeleton_of_latin(other));
                wrong.push(format!("{} {other}: {:?} {a:?} {b:?}", words[0], latin(words[0], other)));
            }
        }
    }
    assert!(pairs >= 60 && wrong.is_empty(), "{pairs}\n{}", wrong.join("\n"));
}

#[test]
fn other_names_stay_apart() {
    let table = [
        "salman sulayman",
        "hassan hussein",
        "karim karam",
        "jamal jamil",
        "saleh salah",
        "salim salam",
        "salim sulaym",
        "hamid ahmad",
        "hamid mahmud",
        "muhammad mahmud",
        "khalid khalil",
        "zayd ziyad",
        "said saad",
        "hamid humayd",
        "hasan husni",
        "karim karima",
        "hashim hashimi",
        "nasir nasr",
        "rashid rashad",
        "amir umar",
        "kamil kamal",
        "nabil nabi",
        "samir sumayr",
        "majid amjad",
        "tariq tahir",
        "walid khalid",
        "ali alaa",
        "yusuf yasin",
        "harun hasan",
        "bakr bakir",
        "ghani hani",
        "jabir jabr",
        "faris firas",
        "hatim hashim",
        "rahim karim",
        "salim muslim",
        "munir amir",
        "nadir nasir",
        "sabir samir",
        "zahir tahir",
        "jalal jamal",
        "fahd fuad",
        "abdulrahman abdulrahim",
        "abdullah abdulali",
        "badr badri",
        "umar imran",
        "idris idrisi",
        "anwar nur",
        "siddiqi sadiqi",
    ];
    assert!(table.len() >= 40);
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|pair| {
            let (a, b) = pair.split_once(' ')?;
            latin(a, b)
                .filter(|s| *s > 0.78)
                .map(|s| format!("{pair} {s} {:?} {:?}", skeleton_of_latin(a), skeleton_of_latin(b)))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_script_meets_its_spellings() {
    let table = [
        ("محمد", "mohamed"),
        ("مُحَمَّد", "muhammad"),
        ("حسين", "hossein"),
        ("يوسف", "youssef"),
        ("أحمد", "ahmed"),
        ("ليلى", "leila"),
        ("علی", "ali"),
        ("فاطمة", "fatma"),
        ("عبدالرحمن", "abdurrahman"),
        // Not in the table.
        ("كنعان", "kanaan"),
        ("درويش", "darwish"),
        ("مسعد", "musad"),
        ("گلزار", "gulzar"),
        ("شلبي", "shalabi"),
        ("بوتفليقة", "bouteflika"),
        ("برزاني", "barzani"),
        ("پهلوي", "pahlavi"),
        ("زرداري", "zardari"),
        ("مجمع", "majma"),
        ("فو\u{654}اد", "fouad"),
        ("رئوف", "raouf"),
        ("آزاد", "azad"),
        ("طويل", "taouil"),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter(|(a, b)| script(a, b).is_none_or(|s| s < 0.8))
        .map(|(a, b)| {
            format!("{a} {b} {:?} {:?} {:?}", script(a, b), skeleton_of_script(a), skeleton_of_latin(b))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (a, b) in [("محمد", "mahmud"), ("سالم", "sulayman"), ("شرتوني", "shartun"), ("برزاني", "burayzin")]
    {
        assert!(script(a, b).is_none_or(|s| s <= 0.78), "{a} {b} {:?}", script(a, b));
    }
    assert!(script("شرتوني", "shartuni") <= Some(0.88));
    assert_eq!(skeleton_of_script("zaid"), None);
    assert_eq!(skeleton_of_script("محمد"), skeleton_of_latin("muhammad"));
    assert_eq!(skeleton_of_latin("khaled"), skeleton_of_latin("khalid"));
    assert_eq!(skeleton_of_latin("u"), None);
}

#[test]
fn romanisations() {
    let table = [
        ("محمد", "muhammad"),
        ("حسين", "husayn"),
        ("عبد", "abd"),
        ("الخطيب", "alkhatib"),
        ("فتحي", "fathi"),
        ("برزاني", "barzani"),
        ("درويش", "darwish"),
        ("شرتوني", "shartuni"),
        ("", ""),
        ("كلبم", "kalbam"),
        ("عبدالرحمن", "abdalrahman"),
        ("x", "x"),
    ];
    for (native, want) in table {
        assert_eq!(romanise(native), want, "{native}");
    }
}

proptest::proptest! {
    #[test]
    fn any_word_is_safe(a in "[a-z']{0,14}|\\PC{0,9}|[ا-ۓ]{0,9}|abd[a-z]{0,9}|[a-z]{0,5}din", b in "[a-z]{0,9}|\\PC{0,9}|din") {
        let _ = join_divine(&[&a, &b], 0);
        let _ = join_divine(&[&a, "al", &b], 0);
        let _ = romanise(&a);
        if let Some((x, y)) = split_latin_article(&a).or_else(|| split_article(&a)) {
            proptest::prop_assert_eq!(format!("{x}{y}"), a.clone());
        }
        for s in [skeleton_of_latin(&a), skeleton_of_script(&a)].into_iter().flatten() {
            proptest::prop_assert!(s.consonants.len() >= 2 && s.consonants.len() == s.vowels.len());
        }
    }

    #[test]
    fn similarity_is_symmetric(a in "[ksm][aeiouy]{0,3}[lr][aeiouyw]{0,3}[mn][aei]{0,1}", b in "[ksm][aeiouy]{0,3}[lr][aeiouyw]{0,3}[mn][aei]{0,1}", c in "[كسم][اوي]{0,2}[لر][اويئ]{0,2}[من][ايه]{0,1}") {
        let all = [skeleton_of_latin(&a), skeleton_of_latin(&b), skeleton_of_script(&c)];
        for x in all.iter().flatten() {
            for y in all.iter().flatten() {
                let s = similarity(x, y);
                proptest::prop_assert_eq!(s, similarity(y, x));
                proptest::prop_assert!(s.is_none_or(|s| (0.70..=0.95).contains(&s)));
            }
        }
    }
}

/// Spellings of one name, by habit: each of a line meets the first of it.
const HABITS: &[(&str, &str)] = &[
    (
        "French and Maghreb",
        "\
         muhammad mohamed mhamed mouhammad mohammed; husayn houcine hocine houssein; yusuf youcef youssef; \
         khadija khadidja; jamal djamel djamal; jafar djaafar djafar; jalal djalal djelal; jabir djaber \
         djabir; jamila djamila; jilani djilani; nasir nacer nassir; yasin yacine; qasim kacem kassem; munir \
         mounir; mahmud mahmoud; harun haroun; dawud daoud; shuayb chouaib choaib; rashid rachid; sharif \
         cherif charif; hashim hachem hachim; bashir bachir; shakir chakir chaker; mustafa moustapha \
         mostefa; walid oualid; marwan marouane; ridwan redouane; adnan adnane; sufyan sofiane soufiane; \
         ramadan ramdane; uthman othmane; usama oussama; qadir kader; masud messaoud; ibrahim brahim; \
         abdallah abdoulaye; hisham hicham; murad mourad; lutfi lotfi; mukhtar mokhtar moukhtar; tijani \
         tidjani; musawi moussaoui; wazzani ouazzani; zawahiri zaouahiri; suad souad; nura noura; suhayl \
         souhail; sulayman souleymane; sharaybi chraibi; faysal faycal fayssal",
    ),
    (
        "Egyptian",
        "\
         jamal gamal; jafar gaafar gafar; jabir gaber gabir; jalal galal; jamil gamil gameel; jihad gihad; \
         majdi magdy magdi; majid maged; najib naguib nagib; naji nagy nagi; jihan gihan; rajab ragab; faraj \
         farag; juma gomaa; hijazi hegazy; najwa nagwa; najah nagah; bahjat bahgat; wajih wagih; amjad \
         amgad; jad gad; jawhari gohary; jabali gebaly; hilmi helmy; subhi sobhy; fahmi fahmy; shawqi \
         shawky; sidqi sedky; izzat ezzat; isam essam; husam hossam; ala alaa; yahya yehia; muminin momenin; \
         tantawi tantawy; sharqawi sharkawy; hajj hagg; ajami agami; hajjaj haggag; jaballah gaballah",
    ),
    (
        "Levant and Gulf",
        "\
         khalid khaled; khatib khateeb khattib; salim saleem salem; said saeed sayeed saied; sayyid sayed \
         seyed syed; walid waleed; rashid rasheed; mahmud mahmood; nasir nasser nassir naser; nur noor nour; \
         haydar haider haidar; zayd zaid zeid zayed; faysal faisal feisal; ayman aiman aymen eymen; tariq \
         tareq tarek; umar omar; usama osama; uthman othman; kazim kadhim kadhem; hafiz hafidh hafez; fadil \
         fadhil fadhel; layla leila laila; utaybi otaibi oteibi; qahtani kahtani gahtani; juburi jaburi \
         joubouri jabouri jubouri jiburi; dulaymi dulaimi duleimi; zubaydi zubaidi; shammari shamari; \
         dawsari dosari; muadh moaz muaz; baghdadi bagdadi; nuaymi nuaimi; barghuthi barghouti; khalaylah \
         khalailah; qadhafi gaddafi kadhafi khadafy; qusay qusai; uday udai; ghaylani ghailani; kilani \
         kylani; rahimi raheemi rahimy; hamid hameed hamed; habib habeeb; mujahid mujahed; samir sameer; \
         nabil nabeel; jamil jameel; fuad fouad; ziyad ziad zyad; riyad riad ryad; ayyub ayoub; zuhayr \
         zuhair zouhair; husayni husseini hosseini houssaini; kubaysi kubaisi; qays qais kais; mutayri \
         mutairi; samarrai samarraie; awlaqi aulaqi; bayati bayyati; sanani sanaani",
    ),
    (
        "Persian",
        "\
         muhammad mohammad; husayn hossein hosein; rida reza; murtada morteza; qasim ghasem; sadiq sadegh; \
         baqir bagher; taqi taghi; naqi naghi; mustafa mostafa; fatima fatemeh; khadija khadijeh; javad \
         jawad; mahdi mehdi; iraqi araghi; haqiqi haghighi; qurbani ghorbani; ridai rezaei rezai; musawi \
         mousavi; muhsin mohsen; mahmud mahmoud; kazim kazem; dawud davoud; yaqub yaghoub; ishaq eshagh; \
         ismail esmaeil esmail; ibrahim ebrahim; ramadan ramazan; fadl fazl; fadil fazel; riyad riaz; bihzad \
         behzad; mihran mehran; mihrdad mehrdad; parwiz parviz; rustam rostam; suhrab sohrab; farhad ferhad; \
         khumayni khomeini; tihrani tehrani; khurasani khorasani; dihqan dehghan; muqaddam moghaddam; \
         mutahhari motahhari; muntaziri montazeri; beheshti bihishti; umid omid; khusraw khosrow khosro; \
         nawruzi nowruzi; wilayati velayati; muhaqqiq mohaghegh; qashqai ghashghai; qanbari ghanbari; \
         qalibaf ghalibaf",
    ),
    (
        "Turkish and Azerbaijani",
        "\
         muhammad mehmet muhammet; ahmad ahmet; mahmud mahmut; khalid halit; khalil halil; khadija hatice; \
         khatib hatip; mukhtar muhtar; rajab recep; jamal cemal; jafar cafer; jamil cemil; jihad cihad; \
         jalal celal; jabir cabir; jawad cevat cevad; husayn huseyin; uthman osman; umar omer; yaqub yakup; \
         dawud davut; yusuf yusif; murad murat; masud mesut; said sait; sayyid seyit; najib necip; habib \
         habip; hamid hamit; majid mecit; fuad fuat; ridwan ridvan; anwar enver; akram ekrem; ashraf esref; \
         amin emin; karim kerim; karam kerem; kamal kemal; salim selim; zaki zeki; zaynab zeynep; aisha \
         ayse; asma esma; tawfiq tevfik; sulayman suleyman; ramadan ramazan; muharram muharrem; ismat ismet; \
         nusrat nusret; hikmat hikmet; thabit sabit; tharwat servet; khurshid hursit",
    ),
    (
        "Bosnian, Albanian, Chechen, Tatar, Kazakh, Uzbek, Somali",
        "\
         muhammad magomed muhamed mukhammad maxamed; ahmad akhmed axmed; ibrahim ibragim; hamid khamid \
         gamid; hasan khasan gasan xasan; husayn khusein gusein xuseen; yusuf jusuf yusup; yaqub jakub; \
         yahya jahja; hamza khamzat; habib khabib; rahim rakhim; rahman rakhman; hakim khakim; uthman usman; \
         umar cumar; ali cali aliy; hajji gadzhi hadzi khadzhi; jamal dzhamal zhamal; jafar dzhafar; jabrail \
         dzhabrail; tahir takhir tohir; mahmud makhmud; suhrab sukhrab; haydar khaydar; khalil xalil; \
         khurshid xurshid; rustam rustem; latif latip; sharif sharip; murad murat; muhtar mukhtar; isa isse; \
         hashim khashim; sulayman sulejman; ismail ismoil; fahd fakhd",
    ),
    (
        "Indonesian, Malay and South Asian",
        "\
         ahmad achmad; muhammad muhamad ; mustafa mustofa; yusuf yusof yusup; sharif syarif; sharifa \
         syarifah; rashid rasyid; hashim hasyim; khalid chalid; ramadan ramadhan; riyad riyadh; fadil \
         fadzil; fawzi fauzi; tawfiq taufik taufiq; said sayeed; rashid rasheed; siddiq siddique; tariq \
         tarique; rafiq rafique; qurashi qureshi; chaudhri chowdhury; usman osman; khurshid khursheed; iqbal \
         ikbal; dhulfiqar zulfikar; fadl fazal; ridwan rizwan; akhtar akhter; mushtaq mushtak; irfan erfan; \
         jahangir jehangir; shawkat shaukat; fayyad fayyaz; riyasat reyasat; ijaz ejaz; aziz azeez; mubin \
         mobin; nawaz navaz",
    ),
    (
        "Endings",
        "\
         fatima fatimah fatimat fatime; karima karimah kareema; amina aminat aminah; hamza hamzah; aliya \
         aliyah; halima halimat; sakina sakineh; majida majidah; ali alee aly; hadi hady hadee; sami samy; \
         zahra zahraa; hanifa hanifah",
    ),
];

#[test]
fn habits_of_many_countries_meet() {
    let (mut pairs, mut wrong) = (0, Vec::new());
    for (habit, groups) in HABITS {
        for group in groups.split(';') {
            let words: Vec<&str> = group.split_whitespace().collect();
            for other in &words[1..] {
                pairs += 1;
                let short = skeleton_of_latin(words[0]).is_none_or(|s| s.consonants.len() < 3);
                let least = if short { 0.94 } else { 0.86 };
                if latin(words[0], other).is_none_or(|s| s < least) {
                    let (a, b) = (skeleton_of_latin(words[0]), skeleton_of_latin(other));
                    wrong.push(format!(
                        "{habit}: {} {other}: {:?} {a:?} {b:?}",
                        words[0],
                        latin(words[0], other)
                    ));
                }
            }
        }
    }
    assert!(pairs >= 350, "{pairs}");
    assert!(wrong.is_empty(), "{} of {pairs}\n{}", wrong.len(), wrong.join("\n"));
}

/// Every two of a group are different names.
const APART: &str = "\
    karim karam makram; hassan hussein muhsin hasani husayni; hamid hamad ahmad mahmud hamdi hamdan hammud; \
    salim salman sulayman salam salma aslam islam; said saad saadi sayyid suad; jamal jamil jamila jumayli; \
    rashid rashad rashida rashidi; nasir nasr nasri nassar mansur nusrat; umar amr ammar amir umayr imran; \
    hadi huda hudhayfa; ali alaa alawi ula; muhammadi muhammad mahmud hamadi; amin amina iman ayman yamin; \
    jabir jabbar juburi jibril; sharif ashraf sharaf musharraf; munir manar nur nuri anwar; faysal fadl \
    faysali fadil afdal; zayd yazid ziyad zaydan; bakr bakir bukhari bakri mubarak; khalid khalil khaldun \
    khallad walid; tariq tahir taha tarif; sabir samir sabri sabah; jalal jamal jalil jalila; hakim hikmat \
    hashim hatim; habib hamid hani haydar; farid faraj fahd fuad farhad farhat faruq; rahim rahman rahma \
    rahmat; zahid zahir zahra zuhayr; nabil nabi najib nadir nadim nazir; qasim qays qadir qadi; majid majdi \
    amjad mujahid; murad marwan mahir munir; isa musa; yusuf yunus yasin yasir; latif lutfi altaf; sami \
    samih samir samira; kamal kamil akmal; badr badri badir; adil adnan; idris idrisi; bashir bashar bishr; \
    zaynab zayn zaynaldin; wahid walid wahhab wadi; aziz azzam azizi; hilal khalil jalal; rafiq tawfiq rafi; \
    sadiq siddiq sadiqi; sultan salman";

#[test]
fn near_names_stay_apart() {
    let (mut pairs, mut wrong) = (0, Vec::new());
    for group in APART.split(';') {
        let words: Vec<&str> = group.split_whitespace().collect();
        for (i, a) in words.iter().enumerate() {
            for b in &words[i + 1..] {
                pairs += 1;
                if latin(a, b).is_some_and(|s| s > 0.78) {
                    wrong.push(format!("{a} {b} {:?} {:?}", skeleton_of_latin(a), skeleton_of_latin(b)));
                }
            }
        }
    }
    assert!(pairs >= 150, "{pairs}");
    assert!(wrong.is_empty(), "{} of {pairs}\n{}", wrong.len(), wrong.join("\n"));
}

fn script_meets(native: &str, word: &str) -> bool {
    let latin = skeleton_of_latin(word);
    latin.is_some_and(|latin| {
        skeletons_of_script(native).iter().any(|script| script_similarity(script, &latin).is_some())
    })
}

/// Words in the script and spellings that they answer.
const SCRIPT: &str = "\
    محمد mohamed mehmet muhammad; احمد ahmed ahmet; حسین hossein huseyin; علی ali; رضا reza rida; فاطمه \
    fatemeh fatima; ایمان iman eman; ایمن ayman aymen; حمید hamid hameed; حمد hamad; حامد hamed hamid; سعید \
    saeed said; سعد saad; سيد sayyid syed; خامنه‌ای khamenei; پزشکیان pezeshkian; روحانی rouhani; احمدی‌نژاد \
    ahmadinejad ahmadinezhad; قالیباف ghalibaf qalibaf; ظریف zarif; لاریجانی larijani; رفسنجانی rafsanjani; \
    موسوی mousavi; کروبی karroubi; خاتمی khatami; جوادی javadi; حسین‌زاده hosseinzadeh; کریم‌پور karimpour; \
    محمدزاده mohammadzadeh; علیرضا alireza; محمدرضا mohammadreza; ابوالفضل abolfazl; عبدالرحمن abdurrahman \
    abderrahmane; عبدالقادر abdelkader abdulqadir; عبدالناصر abdelnasser; نصرالله nasrallah nasrullah; \
    حبیب‌الله habibullah habibollah; نورالدین noureddine nuruddin; صلاح‌الدین salahuddin saladin; \
    سیف‌الاسلام saifalislam; ابوبكر abubakar aboubakr; پرویز parviz parwiz pervez; چودھری chaudhry \
    chowdhury; گل gul; گیلانی gilani; ژاله zhaleh; ټکی taki; ښاغلی shaghali;  ځدران zadran; کاکړ kakar; مڼل \
    manal; قریشی qureshi quraishi; نواز nawaz navaz; شہباز shahbaz; زرداری zardari; بھٹو bhutto; مشرف \
    musharraf; خٹک khattak; یوسف‌زئی yusufzai; عمران imran; بوتفليقة bouteflika; بن‌علی benali; مبارك \
    mubarak moubarak; ناصر nasser nassir; صدام saddam; تكريتي tikriti; قذافي gaddafi kadhafi; حفتر haftar; \
    سنوسي senussi; هنية haniyeh haniya; مشعل meshal mishal; ياسين yassin; رنتيسي rantisi; بغدادي baghdadi; \
    زرقاوي zarqawi zarkawi; ظواهري zawahiri; لادن laden ladin; عولقي awlaki aulaqi; وحيشي wuhayshi; حوثي \
    houthi huthi; ناصري nasseri; شلبي shalabi chalabi; شرتوني shartuni shartouni; كنعان kanaan; درويش \
    darwish; كُرْد kurd; حَمْد hamd; جَبَل jabal; شَمِر shamir; بَدْران badran; زِياد ziyad ziad; طَوِيل \
    tawil; نَوْفَل nawfal; بَيْت bayt; ئەحمەد ahmed ahmad; محەمەد muhammad; عەبدوڵڵا abdulla; بارزانی \
    barzani; تاڵەبانی talabani; ئازاد azad; رئيسي raisi; مؤمن mumin moumen; فؤاد fouad; رؤوف raouf; مسعود \
    masoud masud; جعفر jafar gaafar djafar; شعيب shuaib chouaib; فاطمة fatma; خديجة khadija; ليلى leila \
    layla; مصطفى mustafa moustapha; يحيى yahya yehia; هدى huda hoda; نجوى najwa nagwa; بشرى bushra; عائشة \
    aisha ayesha; زكريا zakaria; داوود daoud dawood; طه taha; وجيه wajih; نبيه nabih; هارون haroun; عثمان \
    osman uthman; عمر umar omar; عمرو amr amro; اسماعيل ismail; اسحاق ishaq; ابراهيم ibrahim brahim";

#[test]
fn the_script_answers_and_does_not() {
    let (mut pairs, mut wrong) = (0, Vec::new());
    for group in SCRIPT.split(';') {
        let words: Vec<&str> = group.split_whitespace().collect();
        for other in &words[1..] {
            pairs += 1;
            if !script_meets(words[0], other) {
                wrong.push(format!(
                    "{} {other} {:?} {:?}",
                    words[0],
                    skeletons_of_script(words[0]),
                    skeleton_of_latin(other)
                ));
            }
        }
    }
    assert!(pairs >= 100, "{pairs}");
    assert!(wrong.is_empty(), "{} of {pairs}\n{}", wrong.len(), wrong.join("\n"));
    let apart = "\
        ايمان ayman; ايمن iman; حميد hamad; حمد hamid; سعيد saad; سعد said; جمال jamil; جميل jamal; رشيد \
        rashad; رشاد rashid; ناصر nasr; نصر nasir; عمر amr; عمر ammar; كريم karam; كرم karim; سالم sulayman; \
        سلمان salim; شرتوني shartun; شلبي shalab; برزاني burayzin; محمد mahmud; محمود muhammad; امين amina; \
        منير manar; منار munir; شريف sharaf; درويش darush; زيد yazid; فيصل fasil; كوراني kirani; تباوي tabi; \
        جابر jabbar; سيد said; علاء ali; هادي huda; حسن husayn; حسين hasan";
    for pair in apart.split(';') {
        let (native, word) = pair.trim().split_once(' ').unwrap();
        assert!(
            !script_meets(native, word),
            "{pair} {:?} {:?}",
            skeletons_of_script(native),
            skeleton_of_latin(word)
        );
    }
}

/// Spellings of other languages that no habit may turn into an Arabic name: their skeletons are their own letters.
#[test]
fn habits_leave_other_languages_alone() {
    let table = "\
        gordon jordan; gareth harith; kurt kurd; mellat milad; camila jamila; gill jill; gary harry; peter fatir; carl garl; simon thaman; jason hasan; helen \
        khalan; gerald harald; paul faul; george khorkh; cesar jasar; victor fiktor; peter petra; martin \
        mardin; robert robard; vincent winsend; philip fillib";
    for pair in table.split(';') {
        let (a, b) = pair.trim().split_once(' ').unwrap();
        assert!(
            latin(a, b).is_none_or(|s| s < 0.86),
            "{pair} {:?} {:?}",
            skeleton_of_latin(a),
            skeleton_of_latin(b)
        );
    }
}

#[test]
fn the_table_is_well_formed() {
    use std::collections::BTreeSet;
    let mut seen = BTreeSet::new();
    let mut names = BTreeSet::new();
    let table = include_str!("../../data/arabic_names.tsv");
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        assert!((2..=3).contains(&cells.len()), "{row}");
        assert!(seen.insert((cells[0], cells[1])), "twice: {row}");
        assert!(cells[0].chars().all(|c| ('\u{620}'..='\u{6ff}').contains(&c)), "{row}");
        assert!(cells[1].bytes().all(|c| c.is_ascii_lowercase() || c == b'\''), "{row}");
        let spellings: Vec<&str> = cells.get(2).map_or(Vec::new(), |cell| cell.split(' ').collect());
        assert!(
            spellings.iter().all(|word| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase())),
            "{row}"
        );
        names.insert(cells[1]);
    }
    assert!(seen.len() >= 900, "{}", seen.len());
    // A spelling that stands for two names stands for neither; few should.
    assert!(super::names::doubtful().iter().filter(|line| line.ends_with('?')).count() < 20);
}

proptest::proptest! {
    #[test]
    fn skeletons_go_through_text(a in "[a-z]{2,12}", b in "[ا-ۓ\u{64b}-\u{652}]{2,9}") {
        for skeleton in skeletons_of_script(&b).into_iter().chain(skeleton_of_latin(&a)) {
            proptest::prop_assert_eq!(Skeleton::from_text(&skeleton.to_text()), Some(skeleton));
        }
        let _ = Skeleton::from_text(&a);
    }

    #[test]
    fn the_script_answers_by_its_key(a in "[كسمحجب][اوي]{0,2}[لرعن][اويئ]{0,2}[منب][ايهة]{0,1}", b in "[ksmhjbg][aeiouy]{0,3}[lrn][aeiouyw]{0,3}[mnb][aei]{0,1}") {
        for script in skeletons_of_script(&a) {
            if let Some(latin) = skeleton_of_latin(&b)
                && let Some(s) = script_similarity(&script, &latin)
            {
                proptest::prop_assert_eq!(&script.consonants, &latin.consonants);
                proptest::prop_assert!((0.0..=1.0).contains(&s));
            }
        }
    }
}
