//! OFAC's SDN list in its four formats.

use interdict::list::ListFormat;

use super::{Entry, Made, each, whole};

const SDN: &str = "<sanctionsList refId=\"1550\">SDN List</sanctionsList>";

/// The legacy CSV with its companions.
pub(super) fn csv(entries: &[Entry]) -> Made {
    let aliases = |entry: &Entry| {
        each((10 * entry.number..).zip(&entry.aliases), |(number, alias)| {
            format!("{},{number},\"aka\",\"{alias}\",-0- \n", entry.number)
        })
    };
    let address = |Entry { number, street, town, country: [country, _], .. }: &Entry| {
        format!("{number},{number},\"{street}\",\"{town}\",\"{country}\",-0- \n")
    };
    // Remarks that did not fit into their cell go on there; few do.
    let comment = |entry: &Entry| format!("{},\" Linked To: ATLAS.\"\n", entry.number);
    let files = [
        ("sdn.csv", each(entries, sdn_row)),
        ("alt.csv", each(entries, aliases)),
        ("add.csv", each(entries, address)),
        ("sdn_comments.csv", each(entries.iter().step_by(100), comment)),
    ];
    // Each ends as files of CP/M did.
    let files = files.map(|(name, text)| (name, format!("{text}\u{1a}").into_bytes()));
    Made { format: ListFormat::OfacCsv, files: files.into() }
}

fn sdn_row(entry: &Entry) -> String {
    let Entry { number, town, country: [country, _], document, .. } = entry;
    let (kind, remarks) = if entry.person {
        let born = entry.birth_american();
        let birth = format!("DOB {born}; POB {town}, {country}; nationality {country}; Gender Male");
        ("\"individual\"", format!("{birth}; Passport {document} ({country})."))
    } else {
        ("-0- ", format!("Registration Number {document} ({country})."))
    };
    let name = entry.name.listed();
    format!("{number},\"{name}\",{kind},\"SDGT] [CYBER2\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remarks}\"\n")
}

/// The classic XML.
pub(super) fn classic(entries: &[Entry]) -> Made {
    let text = whole(
        &format!(
            "<?xml version=\"1.0\" standalone=\"yes\"?>\n<sdnList \
             xmlns=\"https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML\">\n  \
             <publshInformation>\n    <Publish_Date>03/26/2024</Publish_Date>\n    \
             <Record_Count>{}</Record_Count>\n  </publshInformation>\n",
            entries.len()
        ),
        entries,
        classic_entry,
        "</sdnList>\n",
    );
    Made::of(ListFormat::OfacXml, "sdn.xml", text)
}

fn classic_entry(entry: &Entry) -> String {
    let Entry { number, street, town, country: [country, _], document, .. } = entry;
    let given = match entry.given() {
        "" => String::new(),
        given => format!("    <firstName>{given}</firstName>\n"),
    };
    let kind = if entry.person { "Individual" } else { "Entity" };
    let document_kind = if entry.person { "Passport" } else { "Registration Number" };
    let aliases = each((10 * number..).zip(&entry.aliases), |(number, alias)| {
        format!(
            "      <aka>\n        <uid>{number}</uid>\n        <type>a.k.a.</type>\n        <category>strong</category>\n        \
             <lastName>{alias}</lastName>\n      </aka>\n"
        )
    });
    let birth = if entry.person {
        format!(
            "    <dateOfBirthList>\n      <dateOfBirthItem>\n        <uid>{number}</uid>\n        \
             <dateOfBirth>{}</dateOfBirth>\n        <mainEntry>true</mainEntry>\n      </dateOfBirthItem>\n    \
             </dateOfBirthList>\n",
            entry.birth_american()
        )
    } else {
        String::new()
    };
    format!(
        "  <sdnEntry>\n    <uid>{number}</uid>\n{given}    <lastName>{}</lastName>\n    <sdnType>{kind}</sdnType>\n    \
         <programList>\n      <program>SDGT</program>\n    </programList>\n    <idList>\n      <id>\n        \
         <uid>{number}</uid>\n        <idType>{document_kind}</idType>\n        <idNumber>{document}</idNumber>\n        \
         <idCountry>{country}</idCountry>\n      </id>\n    </idList>\n    <akaList>\n{aliases}    </akaList>\n    \
         <addressList>\n      <address>\n        <uid>{number}</uid>\n        <address1>{street}</address1>\n        \
         <city>{town}</city>\n        <country>{country}</country>\n      </address>\n    </addressList>\n{birth}  \
         </sdnEntry>\n",
        entry.family(),
    )
}

/// The Enhanced XML.
pub(super) fn enhanced(entries: &[Entry]) -> Made {
    let text = whole(
        &format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sanctionsData \
             xmlns=\"https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML\">\n  \
             <publicationInfo>\n    <dataAsOf>2024-08-28T00:00:00</dataAsOf>\n    \
             <filters><sanctionsLists>{SDN}</sanctionsLists></filters>\n  </publicationInfo>\n  <entities>\n"
        ),
        entries,
        enhanced_entity,
        "  </entities>\n</sanctionsData>\n",
    );
    Made::of(ListFormat::OfacEnhanced, "sdn_enhanced.xml", text)
}

fn enhanced_entity(entry: &Entry) -> String {
    let Entry { number, country: [country, _], document, .. } = entry;
    let (reference, kind) = if entry.person { (600, "Individual") } else { (601, "Entity") };
    let name = |id: usize, primary: bool, written: &str| {
        format!(
            "        <name id=\"{id}\">\n          \
             <isPrimary>{primary}</isPrimary><isLowQuality>false</isLowQuality>\n          <translations><translation \
             id=\"{id}\"><isPrimary>true</isPrimary><script \
             refId=\"1\">Latin</script><formattedFullName>{written}</formattedFullName></translation></translations>\n        \
             </name>\n"
        )
    };
    let aliases = each((10 * number + 1..).zip(&entry.aliases), |(id, alias)| name(id, false, alias));
    let birth = entry.birth("-");
    let features = if entry.person {
        format!(
            "      <features>\n        <feature id=\"{number}\"><type \
             featureTypeId=\"8\">Birthdate</type><versionId>1</versionId><value>{}</value><valueDate \
             id=\"1\"><fromDateBegin>{birth}</fromDateBegin><fromDateEnd>{birth}</fromDateEnd><toDateBegin>{birth}\
             </toDateBegin><toDateEnd>{birth}</toDateEnd><isApproximate>false</isApproximate><isDateRange>false\
             </isDateRange></valueDate><isPrimary>true</isPrimary></feature>\n      </features>\n",
            entry.birth_american()
        )
    } else {
        String::new()
    };
    format!(
        "    <entity id=\"{number}\">\n      <generalInfo><identityId>{number}</identityId><entityType \
         refId=\"{reference}\">{kind}</entityType></generalInfo>\n      <sanctionsLists><sanctionsList refId=\"1550\" \
         id=\"1\" datePublished=\"2018-11-20\">SDN List</sanctionsList></sanctionsLists>\n      \
         <names>\n{}{aliases}      </names>\n{features}      <identityDocuments>\n        <identityDocument \
         id=\"{number}\"><type refId=\"1571\">Passport</type><documentNumber>{document}</documentNumber><isValid>true\
         </isValid><issuingCountry refId=\"1\">{country}</issuingCountry></identityDocument>\n      \
         </identityDocuments>\n    </entity>\n",
        name(10 * number, true, &entry.name.listed()),
    )
}

const ADVANCED_HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Sanctions \
    xmlns=\"http://www.un.org/sanctions/1.0\" Version=\"1\">\n  <DateOfIssue \
    CalendarTypeID=\"1\"><Year>2024</Year><Month>3</Month><Day>6</Day></DateOfIssue>\n  <ReferenceValueSets>\n    \
    <AliasTypeValues><AliasType ID=\"1400\">A.K.A.</AliasType><AliasType ID=\"1403\">Name</AliasType></AliasTypeValues>\n    \
    <CalendarTypeValues><CalendarType ID=\"1\">Gregorian</CalendarType></CalendarTypeValues>\n    \
    <CountryValues><Country ID=\"11\">Russia</Country></CountryValues>\n    <FeatureTypeValues><FeatureType \
    ID=\"8\">Birthdate</FeatureType></FeatureTypeValues>\n    <IDRegDocTypeValues><IDRegDocType \
    ID=\"1571\">Passport</IDRegDocType></IDRegDocTypeValues>\n    <NamePartTypeValues><NamePartType ID=\"1520\">Last \
    Name</NamePartType><NamePartType ID=\"1521\">First Name</NamePartType><NamePartType ID=\"1525\">Entity \
    Name</NamePartType></NamePartTypeValues>\n    <ReliabilityValues><Reliability \
    ID=\"1\">Unknown</Reliability></ReliabilityValues>\n    <SanctionsTypeValues><SanctionsType \
    ID=\"1\">Program</SanctionsType></SanctionsTypeValues>\n    <ValidityValues><Validity \
    ID=\"1\">Valid</Validity></ValidityValues>\n    <ListValues><List ID=\"1550\">SDN List</List></ListValues>\n    \
    <PartySubTypeValues><PartySubType ID=\"3\" PartyTypeID=\"2\">Unknown</PartySubType><PartySubType ID=\"4\" \
    PartyTypeID=\"1\">Unknown</PartySubType></PartySubTypeValues>\n    <PartyTypeValues><PartyType \
    ID=\"1\">Individual</PartyType><PartyType ID=\"2\">Entity</PartyType></PartyTypeValues>\n  \
    </ReferenceValueSets>\n  <Locations></Locations>\n";

/// The Advanced XML.
pub(super) fn advanced(entries: &[Entry]) -> Made {
    let document = |entry: &Entry| {
        let Entry { number, document, .. } = entry;
        format!(
            "    <IDRegDocument ID=\"{number}\" IDRegDocTypeID=\"1571\" IdentityID=\"{number}\" IssuedBy-CountryID=\"11\" \
             ValidityID=\"1\"><Comment /><IDRegistrationNo>{document}</IDRegistrationNo><IssuingAuthority \
             /></IDRegDocument>\n"
        )
    };
    let text = format!(
        "{ADVANCED_HEAD}  <IDRegDocuments>\n{}  </IDRegDocuments>\n  <DistinctParties>\n{}  </DistinctParties>\n  \
         <ProfileRelationships></ProfileRelationships>\n  <SanctionsEntries>\n{}  </SanctionsEntries>\n</Sanctions>\n",
        each(entries.iter().filter(|entry| entry.person), document),
        each(entries, party),
        each(entries, sanctions_entry),
    );
    Made::of(ListFormat::OfacAdvanced, "sdn_advanced.xml", text)
}

fn party(entry: &Entry) -> String {
    let number = entry.number;
    let (subtype, parts) = if entry.person {
        (4, vec![(1520, 1, entry.family()), (1521, 2, entry.given())])
    } else {
        (3, vec![(1525, 3, entry.family())])
    };
    let part = |group: usize, value: &str| {
        format!(
            "<DocumentedNamePart><NamePartValue NamePartGroupID=\"{}\" ScriptID=\"215\" ScriptStatusID=\"1\" \
             Acronym=\"false\">{value}</NamePartValue></DocumentedNamePart>",
            10 * number + group
        )
    };
    let alias = |kind: usize, primary: bool, parts: &str| {
        format!(
            "          <Alias FixedRef=\"{number}\" AliasTypeID=\"{kind}\" Primary=\"{primary}\" \
             LowQuality=\"false\"><DocumentedName ID=\"1\" FixedRef=\"{number}\" \
             DocNameStatusID=\"1\">{parts}</DocumentedName></Alias>\n"
        )
    };
    let groups = each(&parts, |(kind, group, _)| {
        format!(
            "<MasterNamePartGroup><NamePartGroup ID=\"{}\" NamePartTypeID=\"{kind}\" /></MasterNamePartGroup>",
            10 * number + group
        )
    });
    let aliases = each(&entry.aliases, |name| alias(1400, false, &part(parts[0].1, name)));
    let primary = each(&parts, |(_, group, value)| part(*group, value));
    let birth = if entry.person { advanced_birth(entry) } else { String::new() };
    format!(
        "    <DistinctParty FixedRef=\"{number}\">\n      <Comment />\n      <Profile ID=\"{number}\" \
         PartySubTypeID=\"{subtype}\">\n        <Identity ID=\"{number}\" FixedRef=\"{number}\" Primary=\"true\" \
         False=\"false\">\n{}{aliases}          <NamePartGroups>{groups}</NamePartGroups>\n        \
         </Identity>\n{birth}      </Profile>\n    </DistinctParty>\n",
        alias(1403, true, &primary),
    )
}

fn advanced_birth(entry: &Entry) -> String {
    let [year, month, day] = entry.born;
    let date = format!("<Year>{year}</Year><Month>{month}</Month><Day>{day}</Day>");
    let bound = |tag| format!("<{tag} Approximate=\"false\"><From>{date}</From><To>{date}</To></{tag}>");
    format!(
        "        <Feature ID=\"{number}\" FeatureTypeID=\"8\"><FeatureVersion ID=\"{number}\" \
         ReliabilityID=\"1\"><Comment /><DatePeriod \
         CalendarTypeID=\"1\">{}{}</DatePeriod></FeatureVersion><IdentityReference IdentityID=\"{number}\" \
         IdentityFeatureLinkTypeID=\"1\" /></Feature>\n",
        bound("Start"),
        bound("End"),
        number = entry.number,
    )
}

fn sanctions_entry(entry: &Entry) -> String {
    format!(
        "    <SanctionsEntry ID=\"{number}\" ProfileID=\"{number}\" ListID=\"1550\">\n      <EntryEvent ID=\"{number}\" \
         EntryEventTypeID=\"1\" LegalBasisID=\"1\"><Comment /><Date \
         CalendarTypeID=\"1\"><Year>2019</Year><Month>4</Month><Day>15</Day></Date></EntryEvent>\n      <SanctionsMeasure \
         ID=\"{number}\" SanctionsTypeID=\"1\"><Comment>SDGT</Comment><DatePeriod CalendarTypeID=\"1\" \
         YearFixed=\"true\" MonthFixed=\"true\" DayFixed=\"true\" /></SanctionsMeasure>\n    </SanctionsEntry>\n",
        number = entry.number,
    )
}
