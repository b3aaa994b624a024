//! Which sorts of bytes a cell has, in one pass over it: a check that needs a digit or an accent does not begin without.

/// The sorts of bytes of a text, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Classes(u8);

impl Classes {
    /// A space, tab or line end.
    pub(super) const SPACE: u8 = 1;
    /// An ASCII digit.
    pub(super) const DIGIT: u8 = 2;
    /// A byte of a character beyond ASCII.
    pub(super) const HIGH: u8 = 4;
    /// A control character that is no space.
    pub(super) const CONTROL: u8 = 8;
    /// What may stand between two parties: `&`, `/`, `;`, `+`, `|`.
    pub(super) const JOINT: u8 = 16;
    /// `@` and `:`, without which there is no address of the net.
    pub(super) const NET: u8 = 32;
    /// `?`.
    pub(super) const QUESTION: u8 = 64;
    /// What may stand between two words instead of a space.
    pub(super) const BREAK: u8 = 128;

    pub(super) fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |all, byte| all | TABLE[usize::from(byte)]))
    }

    pub(super) fn has(self, any: u8) -> bool {
        self.0 & any != 0
    }
}

static TABLE: [u8; 256] = table();

const fn table() -> [u8; 256] {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte {
            0x20 | 0x09 | 0x0a | 0x0d => Classes::SPACE,
            0..=0x1f | 0x7f => Classes::CONTROL,
            0x30..=0x39 => Classes::DIGIT,
            0x80.. => Classes::HIGH,
            0x26 | 0x2f | 0x3b | 0x2b | 0x7c => Classes::JOINT | Classes::BREAK,
            0x40 | 0x3a => Classes::NET | Classes::BREAK,
            0x3f => Classes::QUESTION,
            // , - . _
            0x2c | 0x2d | 0x2e | 0x5f => Classes::BREAK,
            _ => 0,
        };
        byte += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_fall_into_their_classes() {
        for (text, classes) in [
            ("Jane", 0),
            ("O'Neill", 0),
            ("Jane Doe", Classes::SPACE),
            ("3", Classes::DIGIT),
            ("é", Classes::HIGH),
            ("a\u{1}", Classes::CONTROL),
            ("a\tb", Classes::SPACE),
            ("A&B", Classes::JOINT | Classes::BREAK),
            ("a@b", Classes::NET | Classes::BREAK),
            ("J?", Classes::QUESTION),
            ("Doe,Jane", Classes::BREAK),
        ] {
            assert_eq!(Classes::of(text), Classes(classes), "{text}");
        }
    }
}
