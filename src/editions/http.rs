//! One file over HTTP, into a file: timeouts, retries, conditional requests, limits.
//!
//! What may pass is tried again, waiting longer each time: no connection, no answer in time, a body that ends early, an
//! answer 408, 425, 429 or 5xx (a `Retry-After` of up to a minute is kept, a longer one ends the run's patience). What will not pass fails at once. A body is
//! whole where as many bytes came as were announced; compressed ones are decompressed, so that what is stored is the
//! list. An address that begins with https is never left for one that does not. TLS by rustls with the system's own
//! certificates, so that a company's proxy works; proxies from the environment (`HTTPS_PROXY`, `NO_PROXY`).

use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::Path;
use std::time::Duration;

use jiff::Timestamp;
use ureq::http::{HeaderMap, StatusCode};
use ureq::tls::{RootCerts, TlsConfig};

use super::EditionErrorKind;
use super::publisher::FetchConfig;
use crate::{Error, Result};

/// No list is larger: OFAC's Advanced XML has some 120 MB.
const MAX_BYTES: u64 = 4 << 30;
/// The longest `Retry-After` that is waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// A whole download that takes longer is given up.
const LONGEST_DOWNLOAD: Duration = Duration::from_secs(3_600);
const MAX_REDIRECTS: u32 = 5;

/// What a server said of a file, to ask next time whether it has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Validators {
    /// Its `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// What came of asking for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It has not changed since.
    NotModified,
    /// It was written where it was asked to be.
    Downloaded(Validators),
}

/// Asks servers for files.
pub struct Client {
    agent: ureq::Agent,
    retries: u32,
    first_wait: Duration,
}

/// Why an attempt failed.
enum Failure {
    /// It may pass: what happened, and how long the server asks to wait.
    Passing(String, Option<Duration>),
    /// It will not.
    Lasting(EditionErrorKind),
    /// The file could not be written.
    Disk(Error),
}

impl Client {
    /// A client with the timeouts and retries of a configuration.
    #[must_use]
    pub fn new(config: &FetchConfig) -> Self {
        let silence = Some(Duration::from_secs(config.timeout_s.max(1)));
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(silence)
            .timeout_recv_response(silence)
            .timeout_per_read(silence)
            .timeout_global(Some(LONGEST_DOWNLOAD))
            .max_redirects(MAX_REDIRECTS)
            .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
            .user_agent(concat!("interdict/", env!("CARGO_PKG_VERSION"), " (sanctions list download)"))
            .build()
            .new_agent();
        Self { agent, retries: config.retries, first_wait: Duration::from_millis(config.retry_wait_ms) }
    }

    /// Downloads a file unless it is still what the validators say. `progress` hears of the bytes so far, and of all
    /// that are announced.
    ///
    /// # Errors
    ///
    /// Where the server cannot be reached, does not have the file, sends a web page or more than any list has, or the
    /// file cannot be written. `secret` never stands in an error.
    pub fn download(
        &self,
        url: &str,
        known: Option<&Validators>,
        secret: Option<&str>,
        to: &Path,
        progress: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Answer> {
        let without = |text: &str| secret.map_or_else(|| text.to_owned(), |secret| text.replace(secret, "…"));
        let shown = without(url);
        let mut wait = self.first_wait;
        let mut attempt = 1;
        loop {
            let (reason, asked) = match self.attempt(url, &shown, known, to, progress) {
                Ok(answer) => return Ok(answer),
                Err(Failure::Disk(error)) => return Err(error),
                Err(Failure::Lasting(kind)) => return Err(Error::new(kind)),
                Err(Failure::Passing(reason, asked)) => (reason, asked),
            };
            if attempt > self.retries {
                return Err(Error::new(EditionErrorKind::Unreachable {
                    url: shown,
                    reason: without(&reason),
                    attempts: attempt,
                }));
            }
            std::thread::sleep(asked.unwrap_or_default().max(wait).min(LONGEST_WAIT));
            wait = wait.saturating_mul(2);
            attempt += 1;
        }
    }

    fn attempt(
        &self,
        url: &str,
        shown: &str,
        known: Option<&Validators>,
        to: &Path,
        progress: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Answer, Failure> {
        let mut request = self.agent.get(url);
        if let Some(known) = known {
            if let Some(etag) = &known.etag {
                request = request.header("If-None-Match", etag);
            }
            if let Some(date) = &known.last_modified {
                request = request.header("If-Modified-Since", date);
            }
        }
        // What is asked for over TLS comes over TLS, redirects included.
        let secure = url.get(..6).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https:"));
        let answer =
            request.config().https_only(secure).build().call().map_err(|error| failure(shown, error))?;
        let status = answer.status();
        if known.is_some() && status == StatusCode::NOT_MODIFIED {
            return Ok(Answer::NotModified);
        }
        check(shown, status, answer.headers())?;
        let validators = Validators {
            etag: text(answer.headers(), "etag"),
            last_modified: text(answer.headers(), "last-modified"),
        };
        // Of a compressed body the length says nothing; its own checksum does.
        let encoded = answer.headers().contains_key("content-encoding");
        let length = if encoded { None } else { answer.body().content_length() };
        let body = answer.into_body().into_with_config().limit(MAX_BYTES + 1).reader();
        write(shown, body, length, to, progress)?;
        Ok(Answer::Downloaded(validators))
    }
}

/// Writes a body to a file, whole.
fn write(
    shown: &str,
    mut body: impl Read,
    length: Option<u64>,
    to: &Path,
    progress: &mut dyn FnMut(u64, Option<u64>),
) -> Result<(), Failure> {
    let disk = |error| Failure::Disk(Error::io("write", to, error));
    let mut file = File::create(to).map_err(disk)?;
    let mut buffer = vec![0; 1 << 16];
    let mut written = 0;
    loop {
        let read = match body.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                return Err(Failure::Passing(
                    format!("the answer broke off after {written} bytes: {error}"),
                    None,
                ));
            }
        };
        file.write_all(&buffer[..read]).map_err(disk)?;
        written += read as u64;
        if written > MAX_BYTES {
            let kind = EditionErrorKind::TooLarge { url: shown.to_owned(), limit: MAX_BYTES };
            return Err(Failure::Lasting(kind));
        }
        progress(written, length);
    }
    if length.is_some_and(|length| length != written) {
        let announced = length.unwrap_or_default();
        return Err(Failure::Passing(format!("{written} of {announced} bytes came"), None));
    }
    file.sync_all().map_err(disk)
}

/// Whether an answer brings a file.
fn check(shown: &str, status: StatusCode, headers: &HeaderMap) -> Result<(), Failure> {
    let passing = status.is_server_error()
        || matches!(
            status,
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS
        );
    if passing {
        let asked = text(headers, "retry-after").and_then(|text| retry_after(&text, Timestamp::now()));
        if let Some(asked) = asked.filter(|asked| *asked > LONGEST_WAIT) {
            let (url, status, seconds) = (shown.to_owned(), status.to_string(), asked.as_secs());
            return Err(Failure::Lasting(EditionErrorKind::Later { url, status, seconds }));
        }
        return Err(Failure::Passing(format!("the server answered {status}"), asked));
    }
    if status != StatusCode::OK {
        let (url, status) = (shown.to_owned(), status.to_string());
        return Err(Failure::Lasting(EditionErrorKind::Status { url, status }));
    }
    let kind = text(headers, "content-type").unwrap_or_default().to_ascii_lowercase();
    if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
        return Err(Failure::Lasting(EditionErrorKind::WebPage { url: shown.to_owned() }));
    }
    Ok(())
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// How long a server asks to wait: in seconds, or until a moment.
fn retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = jiff::fmt::rfc2822::parse(text.trim()).ok()?.timestamp();
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default())
}

/// What a failed call means. What the library says of an address may hold what is secret in it, so it is not repeated.
fn failure(shown: &str, error: ureq::Error) -> Failure {
    use ureq::Error as E;
    match error {
        E::BadUri(_) => Failure::Lasting(EditionErrorKind::BadAddress {
            url: shown.to_owned(),
            reason: "it begins with http:// or https:// and a server's name".to_owned(),
        }),
        E::Http(error) => Failure::Lasting(EditionErrorKind::BadAddress {
            url: shown.to_owned(),
            reason: error.to_string(),
        }),
        E::RequireHttpsOnly(_) => Failure::Lasting(EditionErrorKind::BadAddress {
            url: shown.to_owned(),
            reason: "it leads away from https".to_owned(),
        }),
        E::TooManyRedirects => Failure::Lasting(EditionErrorKind::BadAddress {
            url: shown.to_owned(),
            reason: format!("it leads on more than {MAX_REDIRECTS} times"),
        }),
        other => Failure::Passing(other.to_string(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_says_how_long_to_wait_in_seconds_or_as_a_moment() {
        let now: Timestamp = "2015-10-21T07:28:00Z".parse().unwrap();
        for (text, seconds) in [
            ("7", Some(7)),
            ("Wed, 21 Oct 2015 07:28:30 GMT", Some(30)),
            ("Wed, 21 Oct 2015 07:27:30 GMT", Some(0)),
            ("soon", None),
        ] {
            assert_eq!(retry_after(text, now), seconds.map(Duration::from_secs), "{text}");
        }
    }
}
