//! Printing and reading again is the identity; no text whatsoever makes the reader panic.

use proptest::prelude::*;
use schema::query::{At, Node, Op, Operand, Query, Term, Words};

fn operand() -> impl Strategy<Value = Operand> {
    let bare = "[a-zA-Z0-9ü][a-zA-Z0-9_.:*=/#+-]{0,8}".prop_map(|raw| Operand { raw, quoted: false, at: At::default() });
    let keyword = prop::sample::select(vec!["*", "-", "me", "-7d", "+2h", "1..3", "2026-03.."]);
    let keyword = keyword.prop_map(|raw| Operand { raw: raw.to_owned(), quoted: false, at: At::default() });
    let quoted = "\\PC{0,12}".prop_map(|raw| Operand { raw, quoted: true, at: At::default() });
    prop_oneof![bare, keyword, quoted]
}

fn term() -> impl Strategy<Value = Node> {
    let op = prop::sample::select(vec![Op::Is, Op::Has, Op::Less, Op::AtMost, Op::More, Op::AtLeast]);
    let name = "[a-z][a-z0-9_]{0,8}".prop_filter("a keyword", |n| n != "no" && n != "has");
    (prop::collection::vec(name, 1..4), op, prop::collection::vec(operand(), 1..4)).prop_map(|(path, op, mut values)| {
        if !matches!(op, Op::Is | Op::Has) {
            values.truncate(1);
        }
        Node::Term(Term { path, op, values, at: At::default() })
    })
}

fn words() -> impl Strategy<Value = Node> {
    let text = "\\PC{0,12}".prop_filter("nothing to search for", |t| !schema::text::tokens(t).is_empty());
    let word = prop_oneof![text, prop::sample::select(vec!["or", "AND", "not", "a:b", "e-mail", "(x)"]).prop_map(str::to_owned)];
    (word, any::<bool>()).prop_map(|(text, prefix)| Node::Words(Words { text, prefix, at: At::default() }))
}

fn node() -> impl Strategy<Value = Node> {
    prop_oneof![term(), words()].prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Node::all),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Node::any),
            inner.prop_map(Node::not),
        ]
    })
}

proptest! {
    #[test]
    fn printed_trees_read_back(root in node()) {
        let query = Query { root };
        let text = query.to_string();
        prop_assert_eq!(Query::parse(&text).unwrap_or_else(|e| panic!("{text}: {e:?}")), query, "{}", text);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,60}") {
        read_twice(&text)?;
    }

    #[test]
    fn text_near_the_language_is_read_or_refused(text in "([a-c]|or|not|and|no|is|has|[ :~<>=()\"*,.\\\\-]|\\.\\.){0,30}") {
        read_twice(&text)?;
    }
}

fn read_twice(text: &str) -> Result<(), TestCaseError> {
    match Query::parse(text) {
        Ok(query) => {
            let printed = query.to_string();
            prop_assert_eq!(Query::parse(&printed).ok(), Some(query), "{} → {}", text, printed);
        }
        Err(error) => prop_assert!(error.position <= text.chars().count() && error.length > 0 && !error.reason.is_empty()),
    }
    Ok(())
}
