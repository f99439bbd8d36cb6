//! Texts for a log that has none. Everything here is made, deterministically, from the log's anonymous category, symptom
//! and incident key and a seed, so that the same import gives the same texts; records carry the mark `made`.

use app::import::{Foreign, SourceValue};
use kernel::Name;
use serde_json::Value as Json;

/// A field of work the anonymous categories are spread over: a top category, the service behind it, and its vocabulary.
#[derive(Debug)]
pub struct Topic {
    /// Top category.
    pub name: &'static str,
    /// Service that is affected.
    pub service: &'static str,
    /// Second-level categories.
    pub kinds: [&'static str; 6],
    /// What the sentence is about.
    pub subjects: [&'static str; 6],
}

const fn topic(name: &'static str, service: &'static str, kinds: [&'static str; 6], subjects: [&'static str; 6]) -> Topic {
    Topic { name, service, kinds, subjects }
}

/// The topics, in the order categories are dealt to them.
pub const TOPICS: [Topic; 10] = [
    topic(
        "E-mail and calendar",
        "E-mail and calendar",
        ["Mailbox access", "Sending and receiving", "Shared mailbox", "Calendar sharing", "Distribution list", "Mobile mail"],
        ["The mailbox", "The calendar", "The shared mailbox", "Mail on the phone", "The meeting invitation", "The out-of-office reply"],
    ),
    topic(
        "Network and remote access",
        "Network and remote access",
        ["VPN", "Wireless", "Wired connection", "Firewall", "Name resolution", "Site link"],
        ["The VPN connection", "The wireless network", "The network drive", "The site link", "The proxy", "The guest network"],
    ),
    topic(
        "Identity and access",
        "Identity and access",
        ["Password", "Account locked", "Permissions", "Multi-factor sign-in", "New starter", "Leaver"],
        ["The account", "The sign-in", "The second factor", "The group membership", "The password reset", "The certificate"],
    ),
    topic(
        "Workplace devices",
        "Managed workplace",
        ["Laptop", "Desktop", "Monitor and dock", "Operating system", "Software installation", "Encryption"],
        ["The laptop", "The docking station", "The screen", "The update", "The installed software", "The keyboard"],
    ),
    topic(
        "Business applications",
        "Business applications",
        ["Orders", "Invoicing", "Warehouse", "Master data", "Interfaces", "Reporting"],
        ["The order form", "The invoice run", "The stock booking", "The customer record", "The nightly interface", "The cost report"],
    ),
    topic(
        "Printing",
        "Print and scan",
        ["Printer offline", "Print quality", "Follow-me printing", "Scanning", "Driver", "Consumables"],
        ["The printer on the second floor", "The label printer", "Scanning to mail", "The print queue", "The badge reader", "The plotter"],
    ),
    topic(
        "Files and collaboration",
        "Files and collaboration",
        ["Shared folder", "Team site", "Restore", "Quota", "External sharing", "Synchronisation"],
        ["The shared folder", "The team site", "The synchronisation", "The restored file", "The shared document", "The archive"],
    ),
    topic(
        "Telephony and meetings",
        "Telephony and meetings",
        ["Desk phone", "Headset", "Meeting room", "Hotline", "Voicemail", "Video call"],
        ["The desk phone", "The meeting room screen", "The hotline menu", "The voicemail", "The headset", "The video call"],
    ),
    topic(
        "Data and reporting",
        "Business applications",
        ["Dashboard", "Extract", "Data quality", "Query", "Scheduled report", "Access to data"],
        ["The sales dashboard", "The monthly extract", "The scheduled report", "The figures", "The export", "The planning sheet"],
    ),
    topic(
        "Servers and databases",
        "Hosting",
        ["Server", "Database", "Job scheduling", "Storage", "Backup", "Monitoring"],
        ["The application server", "The database", "The batch job", "The storage volume", "The backup", "The test system"],
    ),
];

const SYMPTOMS: [&str; 24] = [
    "does not start",
    "is very slow since this morning",
    "shows an error message",
    "asks for the password again and again",
    "cannot be reached",
    "has lost its settings",
    "stops after a few minutes",
    "shows yesterday’s data",
    "cannot be opened",
    "is missing for a new colleague",
    "fails with a time-out",
    "does not accept the new password",
    "freezes when saving",
    "shows empty pages",
    "is not visible any more",
    "cannot be changed",
    "appears twice",
    "breaks off in the middle",
    "cannot be shared",
    "works on one site only",
    "has been reported full",
    "answers with “access denied”",
    "is displayed in the wrong language",
    "has not arrived",
];

const EFFECTS: [&str; 8] = [
    "Work goes on with a detour.",
    "One person is affected.",
    "The whole team is affected.",
    "It worked until last week.",
    "It happens several times a day.",
    "Restarting did not help.",
    "Colleagues nearby see the same.",
    "It is needed for the month-end close.",
];

const RESOLUTIONS: [&str; 8] = [
    "The configuration was corrected and the function confirmed with the caller.",
    "The service was restarted; the caller confirmed that it works again.",
    "The permission was renewed and took effect after signing in again.",
    "The faulty setting was removed from the profile and the function tested.",
    "The caller was shown the right way and could finish the task.",
    "The component was replaced and tested at the place of work.",
    "The stuck job was cleared and ran through when started again.",
    "The update was installed again in full; the error did not come back.",
];

const FIRST: [&str; 64] = [
    "Ada", "Adil", "Aiko", "Amara", "Anke", "Anton", "Aylin", "Bao", "Beatriz", "Bjarne", "Camille", "Carla", "Chidi", "Clara", "Daan",
    "Dalia", "Davor", "Deniz", "Diego", "Edda", "Elias", "Elif", "Emre", "Esra", "Farah", "Felix", "Fiona", "Gita", "Greta", "Hamid",
    "Hana", "Hugo", "Ilse", "Imani", "Ines", "Ivo", "Jana", "Joao", "Jonas", "Kaito", "Katja", "Lars", "Leila", "Linnea", "Luca", "Mads",
    "Maja", "Malik", "Marta", "Mei", "Mila", "Nadia", "Noor", "Olga", "Omar", "Paula", "Petra", "Rafael", "Rosa", "Samir", "Sofie",
    "Tariq", "Tove", "Yara",
];

const LAST: [&str; 96] = [
    "Abbas",
    "Adeyemi",
    "Almeida",
    "Andersen",
    "Arslan",
    "Bakker",
    "Barros",
    "Bauer",
    "Becker",
    "Bergman",
    "Bianchi",
    "Blanc",
    "Boateng",
    "Brandt",
    "Castro",
    "Cerny",
    "Chen",
    "Costa",
    "Dahl",
    "Demir",
    "Diaz",
    "Dimitrov",
    "Dupont",
    "Eriksen",
    "Fabre",
    "Farkas",
    "Fischer",
    "Fontaine",
    "Garcia",
    "Gomez",
    "Haas",
    "Hansen",
    "Hartmann",
    "Hassan",
    "Hoffmann",
    "Horvat",
    "Ito",
    "Ivanova",
    "Jansen",
    "Jensen",
    "Jovic",
    "Kaya",
    "Keller",
    "Khan",
    "Kim",
    "Kowalski",
    "Kraus",
    "Kruger",
    "Lang",
    "Larsen",
    "Leclerc",
    "Lehmann",
    "Lindqvist",
    "Lopez",
    "Madsen",
    "Marino",
    "Martin",
    "Mensah",
    "Meyer",
    "Moreau",
    "Moretti",
    "Nakamura",
    "Ndiaye",
    "Nguyen",
    "Nielsen",
    "Novak",
    "Nunes",
    "Okafor",
    "Olsen",
    "Osman",
    "Ozturk",
    "Park",
    "Pereira",
    "Petrov",
    "Popescu",
    "Rahman",
    "Ricci",
    "Rossi",
    "Roux",
    "Santos",
    "Sato",
    "Schmidt",
    "Schneider",
    "Silva",
    "Simic",
    "Sorensen",
    "Suzuki",
    "Svensson",
    "Tanaka",
    "Toth",
    "Vargas",
    "Visser",
    "Vogel",
    "Weber",
    "Wolf",
    "Zhang",
];

/// The made texts of one incident.
#[derive(Debug)]
pub struct Made {
    /// Topic of its category.
    pub topic: &'static Topic,
    /// Second-level category, by label; its own key.
    pub category_key: String,
    /// Title.
    pub title: String,
    /// Description.
    pub description: String,
    /// Resolution.
    pub resolution: &'static str,
}

impl Made {
    /// The texts for a category and symptom of the log; `key` and `seed` vary the wording between incidents.
    #[must_use]
    pub fn of(category: Option<&str>, symptom: Option<&str>, key: &str, seed: u64) -> Self {
        let category = category.map_or(0, number);
        let symptom = symptom.map_or(0, number);
        let dice = mix(seed ^ mix(text_hash(key)) ^ (category << 20) ^ symptom);
        let topic = &TOPICS[pick(category, TOPICS.len())];
        let kind = topic.kinds[pick(category / TOPICS.len() as u64, topic.kinds.len())];
        let subject = topic.subjects[pick(mix(symptom).wrapping_add(dice & 1), topic.subjects.len())];
        let what = SYMPTOMS[pick(symptom, SYMPTOMS.len())];
        let effect = EFFECTS[pick(dice >> 8, EFFECTS.len())];
        Self {
            topic,
            category_key: format!("{} / {kind}", topic.name),
            title: format!("{subject} {what}"),
            description: format!("{subject} {what}. {effect}"),
            resolution: RESOLUTIONS[pick(dice >> 16, RESOLUTIONS.len())],
        }
    }
}

/// A person's made name for their key in the log; the e-mail address is unique because the key's number is part of it.
#[must_use]
pub fn person(key: &str) -> (String, String) {
    let dice = mix(text_hash(key));
    let (first, last) = (FIRST[pick(dice, FIRST.len())], LAST[pick(dice >> 24, LAST.len())]);
    let role = key.split(' ').next().unwrap_or("person").to_lowercase();
    let email = format!("{}.{}.{}{}@example.com", first.to_lowercase(), last.to_lowercase(), &role[..1], number(key));
    (format!("{first} {last}"), email)
}

/// Names of the customers the log's callers are spread over.
pub const CUSTOMERS: [&str; 3] = ["Brightwater Utilities", "Halden Logistics", "Norrby Retail"];

const TEAMS: [&str; 10] = [
    "Mail and calendar",
    "Network operations",
    "Identity and access",
    "Workplace",
    "Business applications",
    "Print and scan",
    "Collaboration",
    "Telephony",
    "Data platform",
    "Hosting",
];

const PLACES: [&str; 9] = [
    "",
    " – second line",
    " – on site North",
    " – on site South",
    " – on site East",
    " – on site West",
    " – projects",
    " – specialists",
    " – night shift",
];

/// The log's busiest group, where most incidents are received and solved.
pub const SERVICE_DESK: &str = "Group 70";

/// A group's made name for its key in the log.
#[must_use]
pub fn group(key: &str) -> String {
    if key == SERVICE_DESK {
        return "Service desk".to_owned();
    }
    let n = number(key);
    format!("{}{}", TEAMS[pick(n, TEAMS.len())], PLACES[pick(n / TEAMS.len() as u64, PLACES.len())])
}

/// What a record of the log that is first met becomes: its fields, by type and key. `None` for types the log does not name.
#[must_use]
pub fn record(foreign: &Foreign) -> Option<Vec<(Name, SourceValue)>> {
    let text = |field: &str, value: &str| (Name::from(field), SourceValue::Json(Json::String(value.to_owned())));
    let other = |field: &str, type_name: &str, key: &str| {
        (Name::from(field), SourceValue::Foreign(Foreign { type_name: type_name.into(), key: key.to_owned(), parent: None }))
    };
    Some(match &*foreign.type_name {
        "person" => {
            let (name, email) = person(&foreign.key);
            let mut fields = vec![text("name", &name), text("email", &email)];
            if foreign.key.starts_with("Caller") {
                fields.push(text("party", "customer"));
                fields.push(other("customer", "customer", CUSTOMERS[pick(mix(text_hash(&foreign.key)), CUSTOMERS.len())]));
            } else {
                fields.push(text("party", "organisation"));
            }
            fields
        }
        "group" => vec![text("name", &group(&foreign.key))],
        "category" => {
            let mut fields = vec![text("name", foreign.key.rsplit(" / ").next().unwrap_or(&foreign.key))];
            if let Some(parent) = &foreign.parent {
                fields.push(other("parent", "category", parent));
            }
            fields
        }
        "service" | "customer" => vec![text("name", &foreign.key)],
        _ => return None,
    })
}

/// `key` with runs of blanks made one: the log writes some of its prefixes with two.
#[must_use]
pub fn squeeze(key: &str) -> String {
    key.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number at the end of an anonymous name (`Category 26` → 26).
fn number(text: &str) -> u64 {
    text.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or_else(|| text_hash(text) % 1000)
}

fn pick(dice: u64, len: usize) -> usize {
    usize::try_from(dice % len as u64).unwrap_or(0)
}

fn text_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_input_gives_the_same_texts_and_another_key_may_differ() {
        let one = Made::of(Some("Category 26"), Some("Symptom 72"), "INC0000045", 1);
        let two = Made::of(Some("Category 26"), Some("Symptom 72"), "INC0000045", 1);
        assert_eq!((one.title, one.description), (two.title, two.description));
        assert_eq!(one.topic.name, "Files and collaboration");
        assert_eq!(one.category_key, "Files and collaboration / Restore");
    }

    #[test]
    fn people_with_one_key_are_one_person_and_addresses_do_not_collide() {
        assert_eq!(person("Caller 12"), person("Caller 12"));
        let mut seen = std::collections::BTreeSet::new();
        for n in 1..6000 {
            assert!(seen.insert(person(&format!("Caller {n}")).1));
            assert!(seen.insert(person(&format!("Resolver {n}")).1));
            assert!(seen.insert(person(&format!("Updated by {n}")).1));
        }
    }

    #[test]
    fn groups_have_names_of_their_own() {
        let names: std::collections::BTreeSet<String> = (1..=82).map(|n| group(&format!("Group {n}"))).collect();
        assert_eq!(names.len(), 82);
        assert!(names.contains("Service desk"));
    }

    #[test]
    fn blanks_are_squeezed() {
        assert_eq!(squeeze("Opened by  8"), "Opened by 8");
    }
}
