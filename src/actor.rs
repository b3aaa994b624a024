//! Who runs the program and on which machine, as a run's manifest and the author of a decision record it.
//!
//! The identity comes from the operating system and never from text that the user can edit: the name belongs to the user
//! id of the process, and no environment variable (`USER`, `LOGNAME`), flag or configuration is asked. It is as good as
//! the accounts of the machine are: who shares an account shares the name. Whether the actor may do something is not
//! decided here.

use serde::{Deserialize, Serialize};

/// A user of the operating system on a machine.
///
/// ```
/// use interdict::actor::Actor;
///
/// let actor = Actor::of_os();
/// assert!(!actor.user.is_empty() && !actor.host.is_empty());
/// let written = serde_json::to_string(&actor)?;
/// assert_eq!(serde_json::from_str::<Actor>(&written)?, actor);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Actor {
    /// The user's name; `uid:1234` where the user id has none.
    pub user: String,
    /// The machine's name; `unknown` where the system tells none.
    pub host: String,
}

impl Actor {
    /// The user who started this process, by the real user id: a program that runs with another's rights is run by whom
    /// it was started.
    ///
    /// Cost: one look into the system's accounts; microseconds where they are a file, a round trip where they are on the
    /// network.
    #[must_use]
    pub fn of_os() -> Self {
        let host = host().filter(|host| !host.is_empty());
        Self { user: user(), host: host.unwrap_or_else(|| "unknown".to_owned()) }
    }
}

impl std::fmt::Display for Actor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.user, self.host)
    }
}

#[cfg(unix)]
fn user() -> String {
    use nix::unistd::{Uid, User};
    let uid = Uid::current();
    // Accounts that cannot be asked are no reason to be nobody.
    named(User::from_uid(uid).ok().flatten().map(|user| user.name), uid.as_raw())
}

/// A user id's name, or the id itself where it has none: in a container that runs as any number, for instance.
#[cfg(unix)]
fn named(name: Option<String>, uid: u32) -> String {
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("uid:{uid}"))
}

#[cfg(unix)]
fn host() -> Option<String> {
    nix::unistd::gethostname().ok().map(|host| host.to_string_lossy().into_owned())
}

#[cfg(not(unix))]
fn user() -> String {
    whoami::username().ok().filter(|name| !name.is_empty()).unwrap_or_else(|| "unknown".to_owned())
}

#[cfg(not(unix))]
fn host() -> Option<String> {
    whoami::hostname().ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_user_id_without_a_name_is_its_number() {
        assert_eq!(named(Some("anna".to_owned()), 1000), "anna");
        assert_eq!(named(None, 1234), "uid:1234");
        assert_eq!(named(Some(String::new()), 1234), "uid:1234");
    }

    #[test]
    fn the_name_is_that_of_the_process_user_id() {
        // What `id` says of the same process, which knows no environment variable either.
        let said = |flags: &str| {
            let output = std::process::Command::new("id").arg(flags).env("USER", "mallory").output().unwrap();
            (output.status.success(), String::from_utf8(output.stdout).unwrap().trim().to_owned())
        };
        let actor = Actor::of_os();
        let (named, name) = said("-run");
        let expected = if named { name } else { format!("uid:{}", said("-ru").1) };
        assert_eq!(actor.user, expected);
        assert_eq!(actor.to_string(), format!("{}@{}", actor.user, actor.host));
    }
}
