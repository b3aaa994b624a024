//! The rules in force: kept in the store, so that no act can go by others.

use rusqlite::{Connection, OptionalExtension as _};

use super::audit::{self, About, Act};
use super::{Author, Store, read_json, to_json};
use crate::Result;
use crate::case::{Policy, Role};

/// The rules in force; interdict's own where none were set.
pub(super) fn in_force(db: &Connection) -> Result<Policy> {
    let mut select = db.prepare_cached("SELECT value FROM meta WHERE key = 'rules'")?;
    let text: Option<String> = select.query_row([], |row| row.get(0)).optional()?;
    text.map_or_else(|| Ok(Policy::default()), |text| read_json("its rules", &text))
}

impl Store {
    /// The rules in force.
    ///
    /// # Errors
    ///
    /// Where the store cannot be read.
    pub fn rules(&self) -> Result<Policy> {
        in_force(&self.db)
    }

    /// Sets other rules. `false` where they are in force already.
    ///
    /// # Errors
    ///
    /// Where the rules in force do not allow it to the author, or the store cannot be written.
    pub fn set_rules(&mut self, rules: &Policy, author: &Author) -> Result<bool> {
        self.write(|tx| {
            let before = in_force(tx)?;
            if before == *rules {
                return Ok(false);
            }
            before.require(&author.actor.user, Role::Approver, "change the rules")?;
            tx.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('rules', ?)", [to_json(rules)])?;
            let act = Act::RulesChanged { rules: Box::new(rules.clone()) };
            audit::append(tx, author, About::nothing(), &act)?;
            Ok(true)
        })
    }
}
