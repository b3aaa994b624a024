//! Which families of keys two spans share: what need not be tried.

/// The families of keys that two spans share: a way that needs a family they do not share need not be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared(u8);

impl Shared {
    /// Deletion keys.
    pub(super) const EDITS: Self = Self(1);
    /// Sound keys.
    pub(super) const SOUND: Self = Self(1 << 1);
    /// Consonants of Arabic names.
    pub(super) const SKELETON: Self = Self(1 << 2);
    /// Keys of Cyrillic words.
    pub(super) const SLAVIC: Self = Self(1 << 3);
    /// Forms of a surname.
    pub(super) const SURNAME: Self = Self(1 << 4);
    /// Groups of given names.
    pub(super) const VARIANT: Self = Self(1 << 5);
    /// Nothing is known of what they share.
    pub const ALL: Self = Self(u8::MAX);

    /// The family of one key, as [`keys`](super::keys()) emits it.
    #[must_use]
    pub fn of(key: &str) -> Self {
        match key.as_bytes().first() {
            Some(b'-') => Self::EDITS,
            Some(b'~') => Self::SOUND,
            Some(b'%') => Self::SKELETON,
            Some(b'/') => Self::SLAVIC,
            Some(b'$') => Self::SURNAME,
            Some(b'+') => Self::VARIANT,
            _ => Self(0),
        }
    }

    /// These and others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a family is among them.
    pub(super) fn has(self, family: Self) -> bool {
        self.0 & family.0 != 0
    }
}
