//! Articles, particles and the words of compounds: which are parted or joined, and which words stay whole.

use super::super::*;
use super::latin;

#[test]
fn articles() {
    let table = [
        ("elkhatib", Some(("el", "khatib"))),
        ("alkhatib", Some(("al", "khatib"))),
        ("ashshaykh", Some(("ash", "shaykh"))),
        ("echcheikh", Some(("ech", "cheikh"))),
        ("addin", Some(("ad", "din"))),
        ("eddine", Some(("ed", "dine"))),
        ("aldin", None),
        ("errachid", Some(("er", "rachid"))),
        ("arrashid", Some(("ar", "rashid"))),
        ("alghamdi", Some(("al", "ghamdi"))),
        ("alzawahiri", Some(("al", "zawahiri"))),
        ("alotaibi", Some(("al", "otaibi"))),
        ("almaliki", Some(("al", "maliki"))),
        ("assad", None),
        ("anna", None),
        ("albert", None),
        ("alberto", None),
        ("alexander", None),
        ("elizabeth", None),
        ("eldar", None),
        ("elias", None),
        ("alonso", None),
        ("alison", None),
        ("almeida", None),
        ("altman", None),
        ("elmore", None),
        ("ellison", None),
        ("alderman", None),
        ("almira", None),
        ("eleanor", None),
        ("ulrich", None),
        ("arrieta", None),
        ("andersen", None),
        ("ennio", None),
        ("al", None),
        ("el", None),
        ("alvarez", None),
        ("alfred", None),
        ("ali", None),
    ];
    for (word, want) in table {
        assert_eq!(split_latin_article(word), want, "{word}");
    }
    assert_eq!(split_article("الخطيب"), Some(("ال", "خطيب")));
    assert_eq!(split_article("الياس"), None);
    assert_eq!(split_article("الله"), None);
    assert_eq!(split_article("خطيب"), None);
}

#[test]
fn compounds() {
    let table = [
        ("abd al rahman", Some((3, "abdalrahman"))),
        ("abdul rahman", Some((2, "abdalrahman"))),
        ("abd ar rahman", Some((3, "abdalrahman"))),
        ("abdur rahman", Some((2, "abdalrahman"))),
        ("abdel rahman", Some((2, "abdalrahman"))),
        ("abdulrahman", Some((1, "abdalrahman"))),
        ("abdurrahman", Some((1, "abdalrahman"))),
        ("abderrahmane", Some((1, "abdalrahman"))),
        ("abd alrahman", Some((2, "abdalrahman"))),
        ("abd elrahman", Some((2, "abdalrahman"))),
        ("abdoul rahmane", Some((2, "abdalrahman"))),
        ("abd allah", Some((2, "abdallah"))),
        ("abdullah", Some((1, "abdallah"))),
        ("abdallah", Some((1, "abdallah"))),
        ("abd ullah", Some((2, "abdallah"))),
        ("abdelkader", Some((1, "abdalqadir"))),
        ("abdel qader", Some((2, "abdalqadir"))),
        ("abdulaziz", Some((1, "abdalaziz"))),
        ("abd el aziz", Some((3, "abdalaziz"))),
        ("abdul hamid", Some((2, "abdalhamid"))),
        ("abdessalam", Some((1, "abdalsalam"))),
        ("abdus salam", Some((2, "abdalsalam"))),
        ("abdennour", Some((1, "abdalnur"))),
        ("abdolreza", Some((1, "abdalrida"))),
        ("abdul razzaq", Some((2, "abdalrazzaq"))),
        ("abdelmalek", Some((1, "abdalmalik"))),
        ("abdul smith", None),
        ("abd", None),
        ("abdul", None),
        ("abdi hassan", None),
        ("abdou karim", None),
        ("salah al din", Some((3, "salahaldin"))),
        ("salah uddin", Some((2, "salahaldin"))),
        ("salah eddine", Some((2, "salahaldin"))),
        ("salah ud din", Some((3, "salahaldin"))),
        ("salahuddin", Some((1, "salahaldin"))),
        ("nur al din", Some((3, "nuraldin"))),
        ("noureddine", Some((1, "nuraldin"))),
        ("saif al din", Some((3, "sayfaldin"))),
        ("saifuddin", Some((1, "sayfaldin"))),
        ("jamaluddin", Some((1, "jamalaldin"))),
        ("alaeddin", Some((1, "alaaldin"))),
        ("izz el din", Some((3, "izzaldin"))),
        ("muhammad al masri", None),
        ("aladin", Some((1, "alaaldin"))),
        ("bernardine", None),
        ("claudine", None),
        ("nadine", None),
        ("aberdeen", None),
        ("jardine", None),
        ("ahmad udin", None),
        ("bin al din", None),
        ("nur udin", Some((2, "nuraldin"))),
        ("abdulatif", Some((1, "abdallatif"))),
        ("abdirahman", Some((1, "abdalrahman"))),
        ("hamza uddin", Some((2, "hamzaaldin"))),
        ("vladin", None),
    ];
    let mut wrong = Vec::new();
    for (text, want) in table {
        let words: Vec<&str> = text.split(' ').collect();
        let got = join_divine(&words, 0);
        if got.as_ref().map(|(n, name)| (*n, name.as_str())) != want {
            wrong.push(format!("{text}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(join_divine(&["x"], 7), None);
}

#[test]
fn every_divine_name_is_its_own() {
    for name in super::super::compound::SERVED_NAMES.split_ascii_whitespace() {
        let got = join_divine(&["abdul", name], 0);
        let same = got.as_ref().and_then(|(_, got)| latin(got.strip_prefix("abdal")?, name));
        assert!(got == Some((2, format!("abdal{name}"))) || same >= Some(0.85), "{name} {got:?}");
    }
    assert!(super::super::names::rows_in_table() >= 300);
}

#[test]
fn words_of_other_languages_are_left_alone() {
    let words = "\
                 alston elkins alcorn alford alderson allison elgar elliott ellsworth assembly arrival \
                 attorney address essential express enterprises ellen elaine alloy allied alliance altair \
                 alumina elektro elbrus almaty albany alabama almanac ulmer ulster ultimate alamo alarm \
                 alrosa abdication abdomen abduction gardine kathleen ludin bernardine";
    for word in words.split(' ') {
        assert_eq!(split_latin_article(word), None, "{word}");
        assert_eq!(join_divine(&[word], 0), None, "{word}");
    }
}

/// Names of several words: every writing of a line has the canonical spelling at its front.
const COMPOUNDS: &str = "abdalrahman: abd al rahman, abdurrahman, abdul rahman, abderrahmane, abdelrahman, abdur rehman, abdul rehman, abdurakhman, abdurahman;
    nuraldin: nur al din, noureddine, nuruddin, nour eddine, nur ud din, nurettin, noor uddin;
    salahaldin: salahudin, saladin, salah al din, selahattin, salaheddine, salah eldin, salahuddin;
    tajaldin: tajuddin, taj al din, tajeddine, tadjeddine, taj uddin;
    sayfalislam: saif al islam, seif al islam, saiful islam, sayf alislam, saif ul islam, saifulislam;
    fathallah: fath allah, fathallah, fethullah, fathullah, fath ullah;
    habiballah: habibullah, habib allah, habibollah, habib ullah, khabibulla;
    aminallah: aminullah, amin allah, amin ullah, aminulla;
    hidayatallah: hidayatullah, hidayat ullah, hedayatollah;
    rahmatallah: rahmatullah, rahmat allah, rahmatollah;
    diyaalrahman: zia ur rehman, ziaur rahman, zia ur rahman;
    diyaalhaqq: zia ul haq, ziaul haque, zia ulhaq, ziaul haq;
    mujibalrahman: mujibur rahman, mujib ur rehman, mujib al rahman;
    ghulamrasul: ghulam rasool, ghulam rasul, gholam rasoul, ghulamrasul;
    ghulamrida: gholamreza, ghulam reza, gholam reza;
    ghulamhusayn: gholamhossein, ghulam hussain, gholam hossein;
    alirida: alireza, ali reza, ali riza;
    muhammadrida: mohammadreza, mohammad reza, muhammad riza;
    abubakr: abu bakr, abubakar, aboubakr, abou bakr, aboubaker, bubakar, abu baker, abubaker, boubacar, abou bakar;
    abualfadl: abul fazl, abolfazl, abu al fadl, abulfazl, abu alfadl, abol fazl;
    abualqasim: abul qasim, abolghasem, abu al qasim, aboul kacem, belkacem, abulqasim;
    abusaid: abu said, abou saeed, abusaid, abou said;
    binladin: bin laden, binladen, ben laden, bin ladin, ibn ladin, binladin;
    binali: ben ali, benali, bin ali;
    bumadyan: boumediene, bou mediene, bumediene, boumedienne;
    hasanzada: hasanzadeh, hasan zadeh, hassanzadeh, hasanzade;
    karimpur: karimpour, karim pour, karimpoor;
    ahmadinizhad: ahmadinejad, ahmadi nejad, ahmadinezhad;
    yusufzay: yusufzai, yousufzai, yusuf zai;
    waldabdallah: ould abdallah, ouldabdallah, ould abdellah;
    aytahmad: ait ahmed, aitahmed;
    shamsaldin: shamsuddin, shams al din, chamseddine, shams uddin;
    hizballah: hezbollah, hizb allah, hizbullah;
    abdalhamid: abdulhamit, abdul hameed, abdelhamid, abd el hamid;
    abdalmajid: abdulmecit, abdelmadjid, abdel meguid, abdul majeed;
    abdallah: abd allah, abdulla, abdoulaye, abdullahi, abdallah;
    alaaldin: alaattin, alaeddine, ala al din, alauddin, ala uddin;
    fakhraldin: fahrettin, fakhruddin, fakhr al din, fakhreddine;
    mahmudalhasan: mahmudul hasan, mahmud ul hassan;
    asadallah: asadullah, assadollah, asad allah";

#[test]
fn compounds_have_one_spelling() {
    let (mut count, mut wrong) = (0, Vec::new());
    for line in COMPOUNDS.split(';') {
        let (want, writings) = line.trim().split_once(':').unwrap();
        for writing in writings.split(',').map(str::trim) {
            count += 1;
            let words: Vec<&str> = writing.split(' ').collect();
            let got = join_compound(&words, 0);
            // What the table has is found by its skeleton.
            let known = words.len() == 1 && skeleton_of_latin(writing) == skeleton_of_latin(want);
            if got != Some((words.len(), want.to_owned())) && !known {
                wrong.push(format!("{writing}: {got:?} for {want}"));
            }
        }
    }
    assert!(count >= 100 && wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn particles_glued() {
    let table = "\
        binladen bin laden; benladen ben laden; benali ben ali; bensalem ben salem; benbrahim ben brahim; \
        benmoussa ben moussa; benyoucef ben youcef; boualem bou alem; bousaid bou said; aitahmed ait ahmed; \
        ouldabdallah ould abdallah; abusaid abu said; abuhamza abu hamza; aboukhalil abou khalil; ibnsina \
        ibn sina; alhusseini al husseini; elhusseini el husseini; aljubouri al jubouri; alzawahiri al \
        zawahiri; ashshami ash shami; alshami al shami; alqahtani al qahtani; almashhadani al mashhadani; \
        aldulaimi al dulaimi; alkubaisi al kubaisi; elsayed el sayed; alsayed al sayed; almuhaysini al \
        muhaysini; alghamdi al ghamdi; alshaykh al shaykh; alrubaye al rubaye; albarghouti al barghouti; \
        alshawish al shawish; alqurashi al qurashi; eddouri ed douri; annajjar an najjar; assaidi as saidi; \
        altamimi al tamimi";
    let mut wrong = Vec::new();
    for row in table.split(';') {
        let cells: Vec<&str> = row.split_whitespace().collect();
        if split_glued(cells[0]) != Some((cells[1], cells[2])) {
            wrong.push(format!("{} {:?}", cells[0], split_glued(cells[0])));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words and names of other languages that begin or end like a particle.
const FOREIGN: &str = "\
    benson benjamin bingham benedict bennett bentley benton bender benoit benito benetton bengtsson bendix \
    benitez benavides benfica binder bingley binance biniak bina binney bing bins abundance abuse abutment \
    about abound aboard abbott aberdeen abrahamson absolute bourbon bouchard boucher boulanger bouvier \
    boulton bourne bournemouth boutique bousquet boutin bouillon bounty bouwman bourgeois alonso alvarez \
    albert albright alcott alden aldrich alessandra alessandro alexandra alfaro alfonso alford algar alger \
    alice alina alisa alistair allard allen alma almeida almodovar alstom altmann alvin alves alderman \
    alibaba alita alegria alessi alfieri alighieri albinoni eldridge elena eleanor elgin elias elina elise \
    elisabeth ellis ellison elmer elsevier elton elvis elwood elsner eliot elf elektra electricity aitken \
    aitchison umbrella umberto umbria ummo oulu ouldridge ibnext ultimo ulyanov ulrike ulysses anderson \
    andrade annabel antonov arrow arriaga arroyo ashton ashley ashford assange aston attlee attwood azores \
    ender ennis ernst essen nadine claudine gardin rodin martin austin dustin quentin robin constantin \
    valentin cardin hardin chardin bernadine valhalla isabella umbrellas barbarella marcella gorilla nigella \
    cinderella godzilla vanilla pamela priscilla guerrilla capella estella gopher zephyr balfour harbour \
    labour seymour barbour gilmour armour singapore kanpur jaipur nagpur durgapur chen zhang wang xiaoping \
    boudin abe abel bin ben benz bond bou alloy ally allergy almighty already elderly alchemy";

#[test]
fn foreign_words_stay_whole() {
    let words: Vec<&str> = FOREIGN.split_whitespace().collect();
    assert!(words.len() >= 80);
    let mut wrong = Vec::new();
    for word in words {
        let (split, joined) = (split_glued(word), join_compound(&[word], 0));
        if split.is_some() || joined.is_some() {
            wrong.push(format!("{word} {split:?} {joined:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for pair in ["john smith", "ali smith", "george bush", "van der", "xi jinping", "maria del", "martin al"]
    {
        let words: Vec<&str> = pair.split(' ').collect();
        assert_eq!(join_compound(&words, 0), None, "{pair}");
    }
}

proptest::proptest! {
    #[test]
    fn compounds_and_particles_are_safe(a in "(abu|bou|ben|el|as|abdul|gh)?[a-z]{0,9}(ullah|uddin|zadeh|pur|reza)?|\\PC{0,9}", b in "[a-z]{0,9}|\\PC{0,9}|allah|ur|al", c in "[a-z]{0,8}|rahman|islam") {
        if let Some((len, name)) = join_compound(&[&a, &b, &c], 0) {
            proptest::prop_assert!((1..=3).contains(&len) && !name.is_empty());
        }
        proptest::prop_assert_eq!(join_compound(&[&a], 1), None);
        if let Some((x, y)) = split_glued(&a) {
            proptest::prop_assert_eq!(format!("{x}{y}"), a.clone());
        }
    }
}
