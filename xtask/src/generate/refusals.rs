//! `docs/refusals.md`: every code with which an input is declined.

use super::Generator;
use kernel::Code;

pub const GENERATOR: Generator = Generator { name: "refusal codes", make: |_| Ok(vec![("docs/refusals.md".to_owned(), document())]) };

fn document() -> String {
    let mut out = String::from(
        "# Refusals\n\n<!-- Written by `cargo xtask gen` from crates/kernel/src/refusal.rs; do not edit. -->\n\n\
         When the system declines an input, it says so with a code. The code is stable: programs may rely on it. On the API it is the\n\
         `code` of each entry of `refusals` in a problem document (RFC 9457); on screens the message stands beside the field it concerns.\n\
         Places in braces are filled with the values at hand.\n\n| code | message |\n|---|---|\n",
    );
    for code in Code::ALL {
        out.push_str(&format!("| `{}` | {} |\n", code.as_str(), code.template().replace('|', "\\|")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_documented_once() {
        let text = document();
        for code in Code::ALL {
            assert_eq!(text.matches(&format!("| `{}` |", code.as_str())).count(), 1, "{code}");
        }
    }
}
