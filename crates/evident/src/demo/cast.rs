//! Who plays in the demonstration: a managed service provider, three customers, eight services, and the people whose
//! accounts are printed. Some of them take the place of somebody in the log, so that they have a history from the start.

use serde_json::{Value as Json, json};

/// The provider.
pub const ORGANISATION: &str = "Marlow & Finch IT Services";
/// Where it works.
pub const ZONE: &str = "Europe/Berlin";

/// An account of the demonstration.
pub struct Part {
    /// Name.
    pub name: &'static str,
    /// Address to sign in with.
    pub email: &'static str,
    /// What they do, in words, for the list of accounts.
    pub work: &'static str,
    /// Their roles.
    pub roles: &'static [&'static str],
    /// Customer, for customers' people.
    pub customer: Option<&'static str>,
    /// Whom of the log they are.
    pub plays: &'static [&'static str],
}

/// The administrator; made by the founding.
pub const ADMINISTRATOR: (&str, &str) = ("Ingrid Halvorsen", "admin@marlowfinch.example");

/// Everybody else.
pub const CAST: [Part; 15] = [
    Part {
        name: "Nadia Rahman",
        email: "agent@marlowfinch.example",
        work: "service-desk agent: works the queue",
        roles: &["service_desk_agent", "support_analyst"],
        customer: None,
        plays: &["Resolver 17", "Updated by 44"],
    },
    Part {
        name: "Tomas Becker",
        email: "lead@marlowfinch.example",
        work: "service-desk lead, incident manager and duty manager",
        roles: &["service_desk_lead", "incident_manager", "duty_manager"],
        customer: None,
        plays: &["Resolver 13"],
    },
    Part {
        name: "Camille Fontaine",
        email: "owner@marlowfinch.example",
        work: "service owner and service level manager",
        roles: &["service_owner", "service_level_manager"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Omar Haddad",
        email: "management@marlowfinch.example",
        work: "top management and owner of the service management system",
        roles: &["top_management", "sms_owner"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Ruth Lindqvist",
        email: "auditor@marlowfinch.example",
        work: "internal auditor: reads everything, changes nothing",
        roles: &["internal_auditor"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Elif Kaya",
        email: "user@norrby.example",
        work: "a user at Norrby Retail: sees only her own",
        roles: &["user"],
        customer: Some("Norrby Retail"),
        plays: &["Caller 290"],
    },
    Part {
        name: "Jonas Berg",
        email: "contact@halden.example",
        work: "customer contact at Halden Logistics: sees what concerns his company",
        roles: &["customer_contact"],
        customer: Some("Halden Logistics"),
        plays: &["Caller 4514"],
    },
    Part {
        name: "Henrik Dahl",
        email: "change@marlowfinch.example",
        work: "change and release manager",
        roles: &["change_manager", "release_manager"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Priya Nair",
        email: "sms@marlowfinch.example",
        work: "manager of the service management system: documents, competence, improvement",
        roles: &["sms_manager", "document_controller", "competence_manager", "improvement_manager"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Lukas Brandt",
        email: "supplier@marlowfinch.example",
        work: "supplier manager",
        roles: &["supplier_manager"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Aisha Khan",
        email: "finance@marlowfinch.example",
        work: "finance manager",
        roles: &["finance_manager", "budget_holder"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Mateo Rossi",
        email: "problem@marlowfinch.example",
        work: "problem and knowledge manager",
        roles: &["problem_manager", "knowledge_manager"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Yuki Tanaka",
        email: "security@marlowfinch.example",
        work: "security and continuity manager",
        roles: &["security_manager", "continuity_manager"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Grace Okafor",
        email: "capacity@marlowfinch.example",
        work: "capacity, demand and availability manager",
        roles: &["capacity_manager", "demand_manager", "availability_manager"],
        customer: None,
        plays: &[],
    },
    Part {
        name: "Daniel Weiss",
        email: "requests@marlowfinch.example",
        work: "request manager, keeps the catalogue",
        roles: &["request_manager", "catalogue_manager"],
        customer: None,
        plays: &[],
    },
];

/// People without an account of the demonstration: name, address, job, customer.
pub const STAFF: [(&str, &str, &str, Option<&str>); 9] = [
    ("Sofia Almeida", "sofia.almeida@marlowfinch.example", "Lead engineer, infrastructure", None),
    ("Pieter de Vries", "pieter.devries@marlowfinch.example", "Network engineer", None),
    ("Hannah Vogel", "hannah.vogel@marlowfinch.example", "Server and database engineer", None),
    ("Marco Bianchi", "marco.bianchi@marlowfinch.example", "Application engineer", None),
    ("Leila Farouk", "leila.farouk@marlowfinch.example", "Workplace engineer", None),
    ("Erik Nilsson", "erik.nilsson@marlowfinch.example", "Hosting and backup engineer", None),
    ("Anna Kowalska", "anna.kowalska@marlowfinch.example", "Service desk agent, in training", None),
    ("Marta Lind", "marta.lind@norrby.example", "Head of IT at Norrby Retail", Some("Norrby Retail")),
    ("Stefan Krause", "stefan.krause@brightwater.example", "Service coordinator at Brightwater Utilities", Some("Brightwater Utilities")),
];

/// Groups beside those of the log: name, kind, lead and members by address.
pub const TEAMS: [(&str, &str, &[&str]); 3] = [
    (
        "Management team",
        "management",
        &["management@marlowfinch.example", "owner@marlowfinch.example", "sms@marlowfinch.example", "finance@marlowfinch.example"],
    ),
    (
        "Change advisory board",
        "management",
        &[
            "change@marlowfinch.example",
            "owner@marlowfinch.example",
            "security@marlowfinch.example",
            "sofia.almeida@marlowfinch.example",
            "lead@marlowfinch.example",
        ],
    ),
    (
        "All staff",
        "management",
        &[
            "management@marlowfinch.example",
            "owner@marlowfinch.example",
            "sms@marlowfinch.example",
            "finance@marlowfinch.example",
            "change@marlowfinch.example",
            "supplier@marlowfinch.example",
            "problem@marlowfinch.example",
            "security@marlowfinch.example",
            "capacity@marlowfinch.example",
            "requests@marlowfinch.example",
            "agent@marlowfinch.example",
            "lead@marlowfinch.example",
            "sofia.almeida@marlowfinch.example",
            "pieter.devries@marlowfinch.example",
            "hannah.vogel@marlowfinch.example",
            "marco.bianchi@marlowfinch.example",
            "leila.farouk@marlowfinch.example",
            "erik.nilsson@marlowfinch.example",
            "anna.kowalska@marlowfinch.example",
        ],
    ),
];

/// The eight services: name, what they are for, criticality, the log's group that supports them.
pub const SERVICES: [(&str, &str, &str, &str); 9] = [
    ("E-mail and calendar", "Mailboxes, calendars and shared addresses for everyone who works with us.", "high", "Group 10"),
    ("Network and remote access", "Sites, wireless networks and the way in from home.", "critical", "Group 1"),
    ("Identity and access", "Accounts, sign-in and permissions.", "critical", "Group 2"),
    ("Managed workplace", "Laptops and desktops, ready to work, kept up to date.", "medium", "Group 3"),
    ("Business applications", "Orders, invoices, warehouse and the reports made of them.", "high", "Group 4"),
    ("Print and scan", "Printing where the badge is shown, and scanning to mail.", "low", "Group 5"),
    ("Files and collaboration", "Team sites, shared folders and their restore.", "medium", "Group 6"),
    ("Telephony and meetings", "Desk phones, meeting rooms and the hotline.", "medium", "Group 7"),
    ("Hosting", "Servers, databases, backups and scheduled jobs.", "high", "Group 9"),
];

/// Public holidays of the business calendar, this year and the next.
pub fn holidays(year: i16) -> Json {
    let fixed = |y: i16| {
        [
            ("01-01", "New Year"),
            ("05-01", "Labour Day"),
            ("10-03", "German Unity Day"),
            ("12-25", "Christmas Day"),
            ("12-26", "Second Day of Christmas"),
        ]
        .map(|(day, name)| json!({"date": format!("{y}-{day}"), "name": name}))
    };
    Json::Array([year - 1, year, year + 1].into_iter().flat_map(fixed).collect())
}
