//! What is told of counterparties, and to whom: files for their owner alone.

use crate::harness::Dir;

#[cfg(unix)]
#[test]
fn outputs_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = Dir::with("in.csv", "name\nMiller\n");
    let mode = |name: &str| std::fs::metadata(dir.path(name)).unwrap().permissions().mode() & 0o777;
    let open = |name: &str| {
        std::fs::set_permissions(dir.path(name), std::fs::Permissions::from_mode(0o644)).unwrap();
    };
    // Also where there was an output, or the rest of one, that everybody could read.
    for before in ["", "out.csv", "out.csv.partial"] {
        if !before.is_empty() {
            dir.write(before, "old");
            open(before);
        }
        dir.line("screen in.csv -o out.csv").assert_code(0);
        assert_eq!((mode("out.csv"), mode("out.csv.manifest.json")), (0o600, 0o600), "{before}");
    }
}
