//! A hash of texts that is the same on every machine, because counts estimated from it stand in manifests.

const KEYS: [u64; 3] = [0x9e37_79b9_7f4a_7c15, 0xd6e8_feb8_6659_fd93, 0xa076_1d64_78bd_642f];

/// The hash of a text: all bits depend on all bytes. Not meant to withstand who looks for collisions.
pub(super) fn of(bytes: &[u8]) -> u64 {
    let mut hash = KEYS[0];
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        hash = mix(hash ^ u64::from_le_bytes(*word), KEYS[1]);
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    hash = mix(hash ^ u64::from_le_bytes(last), KEYS[2]);
    mix(hash ^ bytes.len() as u64, KEYS[1])
}

/// The hash of a sequence so far and one more.
pub(super) fn join(hash: u64, next: u64) -> u64 {
    mix(hash ^ next, KEYS[2]) ^ next
}

#[expect(clippy::cast_possible_truncation, reason = "the two halves of a product")]
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_hashes_of_their_own_and_any_part_of_them_is_even() {
        let texts = (0..40_000).map(|number| format!("{}{number}", "x".repeat(number % 20)));
        let hashes: std::collections::BTreeSet<u64> = texts.map(|text| of(text.as_bytes())).collect();
        assert_eq!(hashes.len(), 40_000);
        for shift in [0, 20, 56] {
            let mut counts = [0_u32; 256];
            for hash in &hashes {
                counts[usize::try_from(hash >> shift & 0xff).unwrap()] += 1;
            }
            assert!(counts.iter().all(|count| (100..220).contains(count)), "{shift}: {counts:?}");
        }
        assert_ne!(of(b""), of(b"\0"));
        assert_ne!(join(of(b"a"), of(b"b")), join(of(b"b"), of(b"a")));
    }

    #[test]
    fn the_hash_stays_as_it_is() {
        assert_eq!(of(b"Zhao Guangzong"), 12_968_725_641_091_601_899);
    }
}
