//! The EU's consolidated list of financial sanctions (FSF), version 1.1: attributes in XML, a row a fact in the table.

use interdict::list::ListFormat;

use super::table::Table;
use super::{Entry, Made, each, whole};

const HEADER: &str = "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;\
    Entity_DesignationDate;Entity_DesignationDetails;Entity_Remark;Entity_SubjectType;\
    Entity_SubjectType_ClassificationCode;Entity_Regulation_Type;Entity_Regulation_OrganisationType;\
    Entity_Regulation_PublicationDate;Entity_Regulation_EntryIntoForceDate;Entity_Regulation_NumberTitle;\
    Entity_Regulation_Programme;Entity_Regulation_PublicationUrl;NameAlias_LastName;NameAlias_FirstName;\
    NameAlias_MiddleName;NameAlias_WholeName;NameAlias_NameLanguage;NameAlias_Gender;NameAlias_Title;\
    NameAlias_Function;NameAlias_LogicalId;NameAlias_RegulationLanguage;NameAlias_Remark;\
    NameAlias_Regulation_Type;NameAlias_Regulation_OrganisationType;NameAlias_Regulation_PublicationDate;\
    NameAlias_Regulation_EntryIntoForceDate;NameAlias_Regulation_NumberTitle;NameAlias_Regulation_Programme;\
    NameAlias_Regulation_PublicationUrl;Address_City;Address_Street;Address_PoBox;Address_ZipCode;\
    Address_Region;Address_Place;Address_AsAtListingTime;Address_ContactInfo;Address_CountryIso2Code;\
    Address_CountryDescription;Address_LogicalId;Address_RegulationLanguage;Address_Remark;\
    Address_Regulation_Type;Address_Regulation_OrganisationType;Address_Regulation_PublicationDate;\
    Address_Regulation_EntryIntoForceDate;Address_Regulation_NumberTitle;Address_Regulation_Programme;\
    Address_Regulation_PublicationUrl;BirthDate_BirthDate;BirthDate_Day;BirthDate_Month;BirthDate_Year;\
    BirthDate_YearRangeFrom;BirthDate_YearRangeTo;BirthDate_Circa;BirthDate_CalendarType;BirthDate_ZipCode;\
    BirthDate_Region;BirthDate_Place;BirthDate_City;BirthDate_CountryIso2Code;BirthDate_CountryDescription;\
    BirthDate_LogicalId;BirthDate_RegulationLanguage;BirthDate_Remark;BirthDate_Regulation_Type;\
    BirthDate_Regulation_OrganisationType;BirthDate_Regulation_PublicationDate;\
    BirthDate_Regulation_EntryIntoForceDate;BirthDate_Regulation_NumberTitle;BirthDate_Regulation_Programme;\
    BirthDate_Regulation_PublicationUrl;Identification_Number;Identification_Diplomatic;\
    Identification_KnownExpired;Identification_KnownFalse;Identification_ReportedLost;\
    Identification_RevokedByIssuer;Identification_IssuedBy;Identification_IssuedDate;\
    Identification_ValidFrom;Identification_ValidTo;Identification_LatinNumber;\
    Identification_NameOnDocument;Identification_TypeCode;Identification_TypeDescription;\
    Identification_Region;Identification_CountryIso2Code;Identification_CountryDescription;\
    Identification_LogicalId;Identification_RegulationLanguage;Identification_Remark;\
    Identification_Regulation_Type;Identification_Regulation_OrganisationType;\
    Identification_Regulation_PublicationDate;Identification_Regulation_EntryIntoForceDate;\
    Identification_Regulation_NumberTitle;Identification_Regulation_Programme;\
    Identification_Regulation_PublicationUrl;Citizenship_Region;Citizenship_CountryIso2Code;\
    Citizenship_CountryDescription;Citizenship_LogicalId;Citizenship_RegulationLanguage;Citizenship_Remark;\
    Citizenship_Regulation_Type;Citizenship_Regulation_OrganisationType;\
    Citizenship_Regulation_PublicationDate;Citizenship_Regulation_EntryIntoForceDate;\
    Citizenship_Regulation_NumberTitle;Citizenship_Regulation_Programme;\
    Citizenship_Regulation_PublicationUrl";

/// CSV.
pub(super) fn csv(entries: &[Entry]) -> Made {
    let mut table = Table::new(HEADER, ';');
    for entry in entries {
        let (id, reference) = (entry.number.to_string(), format!("EU.{}.11", entry.number));
        let (kind, code) = if entry.person { ("person", "P") } else { ("enterprise", "E") };
        let head = [
            ("fileGenerationDate", "06/05/2024"),
            ("Entity_LogicalId", id.as_str()),
            ("Entity_EU_ReferenceNumber", &reference),
            ("Entity_SubjectType", code),
            ("Entity_SubjectType_ClassificationCode", kind),
            ("Entity_Regulation_PublicationDate", "2020-02-03"),
            ("Entity_Regulation_NumberTitle", "2020/11 (OJ L1)"),
            ("Entity_Regulation_Programme", "RUS"),
        ];
        let mut row = |cells: &[(&str, &str)]| table.row(&[&head, cells].concat());
        row(&[
            ("NameAlias_LastName", if entry.person { entry.family() } else { "" }),
            ("NameAlias_FirstName", entry.given()),
            ("NameAlias_WholeName", &entry.plain()),
        ]);
        for name in entry.native().into_iter().chain(entry.aliases.iter().map(String::as_str)) {
            row(&[("NameAlias_WholeName", name)]);
        }
        row(&[("Address_City", entry.town), ("Address_CountryIso2Code", entry.country[1])]);
        if entry.person {
            row(&[("BirthDate_BirthDate", &entry.birth("-")), ("BirthDate_City", entry.town)]);
            row(&[("Citizenship_CountryIso2Code", entry.country[1])]);
            row(&[
                ("Identification_Number", &entry.document),
                ("Identification_TypeCode", "passport"),
                ("Identification_CountryIso2Code", entry.country[1]),
            ]);
        }
    }
    Made::of(ListFormat::EuCsv, "20240506-FULL-1_1.csv", format!("\u{feff}{}", table.text()))
}

/// XML.
pub(super) fn xml(entries: &[Entry]) -> Made {
    let text = whole(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<export \
         xmlns=\"http://eu.europa.ec/fpi/fsd/export\" generationDate=\"2024-05-06T07:08:09.100+02:00\" \
         globalFileId=\"1\">\n",
        entries,
        entity,
        "</export>\n",
    );
    Made::of(ListFormat::EuXml, "20240506-FULL-1_1.xml", text)
}

const ACT: &str = "<regulationSummary regulationType=\"regulation\" publicationDate=\"2020-02-03\" \
    numberTitle=\"2020/11 (OJ L1)\" publicationUrl=\"https://example.org/act\"/>";

fn entity(entry: &Entry) -> String {
    let (kind, code) = if entry.person { ("person", "P") } else { ("enterprise", "E") };
    let primary = name(entry.given(), if entry.person { entry.family() } else { "" }, &entry.plain());
    let others = entry.native().into_iter().chain(entry.aliases.iter().map(String::as_str));
    let others = each(others, |other| name("", "", other));
    let facts = if entry.person { facts(entry) } else { String::new() };
    format!(
        "    <sanctionEntity designationDate=\"2020-02-01\" designationDetails=\"\" unitedNationId=\"\" \
         euReferenceNumber=\"EU.{number}.11\" logicalId=\"{number}\">\n        <regulation \
         regulationType=\"regulation\" organisationType=\"council\" publicationDate=\"2020-02-03\" \
         entryIntoForceDate=\"2020-02-04\" numberTitle=\"2020/11 (OJ L1)\" programme=\"RUS\" \
         logicalId=\"9\">\n            <publicationUrl>https://example.org/act</publicationUrl>\n        \
         </regulation>\n        <subjectType code=\"{kind}\" \
         classificationCode=\"{code}\"/>\n{primary}{others}{facts}    </sanctionEntity>\n",
        number = entry.number,
    )
}

fn name(given: &str, family: &str, whole: &str) -> String {
    format!(
        "        <nameAlias firstName=\"{given}\" middleName=\"\" lastName=\"{family}\" wholeName=\"{whole}\" \
         function=\"\" title=\"\" nameLanguage=\"\" strong=\"true\" regulationLanguage=\"en\" logicalId=\"1\">\n            \
         {ACT}\n        </nameAlias>\n"
    )
}

fn facts(entry: &Entry) -> String {
    let Entry { town, country: [country, iso], born: [year, month, day], document, .. } = entry;
    let country = format!("countryIso2Code=\"{iso}\" countryDescription=\"{}\"", country.to_uppercase());
    format!(
        "        <birthdate circa=\"false\" calendarType=\"GREGORIAN\" city=\"{town}\" zipCode=\"\" \
         birthdate=\"{birth}\" dayOfMonth=\"{day}\" monthOfYear=\"{month}\" year=\"{year}\" region=\"\" place=\"\" \
         {country} regulationLanguage=\"en\" logicalId=\"3\">\n            {ACT}\n        </birthdate>\n        \
         <identification diplomatic=\"false\" knownExpired=\"false\" knownFalse=\"false\" reportedLost=\"false\" \
         revokedByIssuer=\"false\" issuedBy=\"\" latinNumber=\"\" nameOnDocument=\"\" number=\"{document}\" region=\"\" \
         identificationTypeCode=\"passport\" identificationTypeDescription=\"National passport\" {country} \
         regulationLanguage=\"en\" logicalId=\"4\">\n            {ACT}\n        </identification>\n        <citizenship \
         region=\"\" {country} regulationLanguage=\"en\" logicalId=\"2\">\n            {ACT}\n        </citizenship>\n",
        birth = entry.birth("-"),
    )
}
