//! The official lists, and where their publishers keep them.
//!
//! Addresses are the publishers' and may move; every one can be overridden, and any list with an address in a format
//! that this program reads can be added:
//!
//! ```toml
//! [fetch]
//! timeout_s = 60        # without a byte
//! retries = 3
//! [fetch.lists.eu-fsf]
//! token = "…"           # or the environment variable INTERDICT_EU_TOKEN
//! [fetch.lists.ofac-sdn]
//! urls = { "sdn_enhanced.xml" = "https://…" }   # file name → address, instead of the files below
//! [fetch.lists.ca-sema]
//! url = "https://…"     # a list of one file
//! ```

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::EditionErrorKind;
use super::store::check_name;
use crate::designation::ListId;
use crate::{Error, Result};

/// The environment variable with the token of the EU's files.
pub const EU_TOKEN: &str = "INTERDICT_EU_TOKEN";

/// What stands in an address for the token.
const TOKEN: &str = "{token}";

/// Where OFAC's Sanctions List Service keeps its files.
const OFAC: &str = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/";

/// One official list: its id, its publisher, its files and where they are relative to the address before them.
struct Official {
    id: &'static str,
    name: &'static str,
    base: &'static str,
    files: &'static [(&'static str, &'static str)],
}

/// The lists that `lists fetch` gets without a configuration.
///
/// Sources: OFAC's Sanctions List Service user guide; the UK Sanctions List's page on gov.uk; the European Commission's
/// page of its financial sanctions files, which gives each user a token; the Security Council's page of its list.
static OFFICIAL: [Official; 5] = [
    Official {
        id: "ofac-sdn",
        name: "OFAC, Specially Designated Nationals",
        base: OFAC,
        files: &[
            ("sdn.csv", "SDN.CSV"),
            ("alt.csv", "ALT.CSV"),
            ("add.csv", "ADD.CSV"),
            ("sdn_comments.csv", "SDN_COMMENTS.CSV"),
        ],
    },
    Official {
        id: "ofac-cons",
        name: "OFAC, Consolidated (non-SDN)",
        base: OFAC,
        files: &[
            ("cons_prim.csv", "CONS_PRIM.CSV"),
            ("cons_alt.csv", "CONS_ALT.CSV"),
            ("cons_add.csv", "CONS_ADD.CSV"),
            ("cons_comments.csv", "CONS_COMMENTS.CSV"),
        ],
    },
    Official {
        id: "uk-sl",
        name: "UK Sanctions List",
        base: "https://sanctionslist.fcdo.gov.uk/docs/",
        files: &[("UK-Sanctions-List.xml", "UK-Sanctions-List.xml")],
    },
    Official {
        id: "eu-fsf",
        name: "EU, financial sanctions",
        base: "https://webgate.ec.europa.eu/fsd/fsf/public/files/",
        files: &[("xmlFullSanctionsList_1_1.xml", "xmlFullSanctionsList_1_1/content?token={token}")],
    },
    Official {
        id: "un-sc",
        name: "UN Security Council, consolidated list",
        base: "https://scsanctions.un.org/resources/xml/en/",
        files: &[("consolidated.xml", "consolidated.xml")],
    },
];

/// How lists are fetched, as a configuration file says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FetchConfig {
    /// Seconds without a byte after which a server is given up: 1 and more.
    pub timeout_s: u64,
    /// How often a failed attempt is repeated.
    pub retries: u32,
    /// Milliseconds before the first repetition; each further one waits twice as long.
    pub retry_wait_ms: u64,
    /// Other addresses, by list id.
    pub lists: BTreeMap<String, ListAddress>,
}

/// Where a list is, as a configuration file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ListAddress {
    /// The address of a list of one file.
    pub url: Option<String>,
    /// The addresses of a list of several, by file name.
    pub urls: BTreeMap<String, String>,
    /// What stands for `{token}` in an address.
    pub token: Option<String>,
}

/// A list as it is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Its id.
    pub id: ListId,
    /// The list and its publisher, for people.
    pub name: String,
    /// Its files, the primary one first: name and address.
    pub files: Vec<(String, String)>,
    /// Whether it is one of the official lists, whose files must be of that very list.
    pub official: bool,
    /// What must not be shown of an address.
    pub secret: Option<String>,
}

impl Default for FetchConfig {
    fn default() -> Self {
        // A server that says nothing for a minute is down; three repetitions bridge a restart.
        Self { timeout_s: 60, retries: 3, retry_wait_ms: 1_000, lists: BTreeMap::new() }
    }
}

/// What to fetch.
#[derive(Debug)]
pub struct Publications {
    /// The lists to fetch.
    pub lists: Vec<Publication>,
    /// Lists that were not asked for by name and need a token that is not there, with the error.
    pub without_token: Vec<(ListId, Error)>,
}

/// The lists to fetch: those named, else every official list and every one that the configuration has an address for.
///
/// # Errors
///
/// Where a list is named that nobody publishes or that needs a token, or one is configured that has no address.
pub fn publications(wanted: &[String], config: &FetchConfig, token: Option<&str>) -> Result<Publications> {
    if !wanted.is_empty() {
        let lists = wanted.iter().map(|id| publication(id, config, token)).collect::<Result<_>>()?;
        return Ok(Publications { lists, without_token: Vec::new() });
    }
    let mut ids: Vec<&str> = OFFICIAL.iter().map(|official| official.id).collect();
    ids.extend(config.lists.keys().map(String::as_str).filter(|id| official(id).is_none()));
    let mut found = Publications { lists: Vec::new(), without_token: Vec::new() };
    for id in ids {
        match publication(id, config, token) {
            Ok(one) => found.lists.push(one),
            Err(error) if is_token(&error) => found.without_token.push((ListId(id.to_owned()), error)),
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

fn is_token(error: &Error) -> bool {
    matches!(error.kind(), crate::ErrorKind::Edition(EditionErrorKind::NoToken { .. }))
}

fn official(id: &str) -> Option<&'static Official> {
    OFFICIAL.iter().find(|official| official.id == id)
}

fn publication(id: &str, config: &FetchConfig, token: Option<&str>) -> Result<Publication> {
    check_name(id)?;
    let (own, official) = (config.lists.get(id), official(id));
    let token = own.and_then(|own| own.token.as_deref()).or(token);
    let files: Vec<(String, String)> = match (own, official) {
        (Some(ListAddress { url: Some(url), .. }), official) => {
            let name =
                official.and_then(|official| official.files.first()).map(|(name, _)| (*name).to_owned());
            vec![(name.unwrap_or_else(|| file_name(id, url)), url.clone())]
        }
        (Some(own), official) if !own.urls.is_empty() => {
            // A map has no order: the files of an official list come as that list has them.
            let place = |name: &str| {
                official.and_then(|official| official.files.iter().position(|(known, _)| *known == name))
            };
            let mut files: Vec<_> = own.urls.iter().map(|(name, url)| (name.clone(), url.clone())).collect();
            files.sort_by_key(|(name, _)| place(name).unwrap_or(usize::MAX));
            files
        }
        (_, Some(official)) => official
            .files
            .iter()
            .map(|(name, path)| ((*name).to_owned(), format!("{}{path}", official.base)))
            .collect(),
        (_, None) => {
            let known = OFFICIAL.iter().map(|official| official.id.to_owned()).collect();
            return Err(Error::new(EditionErrorKind::UnknownList { list: id.to_owned(), known }));
        }
    };
    files.iter().try_for_each(|(name, _)| check_name(name))?;
    if files.iter().any(|(_, url)| url.contains(TOKEN)) && token.is_none() {
        return Err(Error::new(EditionErrorKind::NoToken { list: id.to_owned(), variable: EU_TOKEN }));
    }
    let files = files.into_iter().map(|(name, url)| (name, url.replace(TOKEN, token.unwrap_or_default())));
    Ok(Publication {
        id: ListId(id.to_owned()),
        name: official.map_or_else(|| id.to_owned(), |official| official.name.to_owned()),
        files: files.collect(),
        official: official.is_some(),
        secret: token.map(str::to_owned).filter(|token| !token.is_empty()),
    })
}

/// The last part of an address's path, or the list's id where it has none.
fn file_name(id: &str, url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let name = path.rsplit_once('/').map_or("", |(_, name)| name);
    if check_name(name).is_ok() { name.to_owned() } else { id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> FetchConfig {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn every_official_list_has_addresses_and_the_eus_needs_a_token() {
        let Publications { lists: found, without_token } =
            publications(&[], &FetchConfig::default(), None).unwrap();
        let ids: Vec<_> = found.iter().map(|one| one.id.0.as_str()).collect();
        assert_eq!(ids, ["ofac-sdn", "ofac-cons", "uk-sl", "un-sc"]);
        assert!(without_token[0].1.to_string().contains(EU_TOKEN), "{}", without_token[0].1);
        assert_eq!(found[0].files[1].1, format!("{OFAC}ALT.CSV"));
        assert!(found.iter().flat_map(|one| &one.files).all(|(_, url)| url.starts_with("https://")));
        let Publications { lists: found, without_token } =
            publications(&[], &FetchConfig::default(), Some("t0k")).unwrap();
        assert!(without_token.is_empty());
        assert!(found[3].files[0].1.ends_with("content?token=t0k"));
        assert!(publications(&["eu-fsf".to_owned()], &FetchConfig::default(), None).is_err());
        let error =
            publications(&["ofac".to_owned()], &FetchConfig::default(), None).unwrap_err().to_string();
        assert!(error.contains("no publisher of ofac") && error.contains("ofac-sdn"), "{error}");
    }

    #[test]
    fn addresses_can_be_overridden_and_lists_added() {
        let config = config(
            "timeout_s = 5\n[lists.ofac-sdn]\nurls = { 'alt.csv' = 'http://a/alt', 'sdn.csv' = 'http://a/sdn' }\n\
             [lists.un-sc]\nurl = 'http://b/x?y'\n[lists.ca-sema]\nurl = 'http://c/d/sema-lmes.xml?z=/q'\n\
             [lists.eu-fsf]\ntoken = 'own'\n",
        );
        let found = publications(&[], &config, Some("other")).unwrap().lists;
        let files = |id: &str| found.iter().find(|one| one.id.0 == id).unwrap().files.clone();
        let pair = |name: &str, url: &str| (name.to_owned(), url.to_owned());
        assert_eq!(files("ofac-sdn"), [pair("sdn.csv", "http://a/sdn"), pair("alt.csv", "http://a/alt")]);
        assert_eq!(files("un-sc"), [pair("consolidated.xml", "http://b/x?y")]);
        assert_eq!(files("ca-sema"), [pair("sema-lmes.xml", "http://c/d/sema-lmes.xml?z=/q")]);
        assert!(files("eu-fsf")[0].1.ends_with("token=own"));
        assert!(!found.iter().find(|one| one.id.0 == "ca-sema").unwrap().official);
        assert_eq!(file_name("x", "http://h/"), "x");
        assert_eq!(file_name("x", "http://h/.."), "x");
        assert!(toml::from_str::<FetchConfig>("timeot_s = 1").is_err());
    }
}
