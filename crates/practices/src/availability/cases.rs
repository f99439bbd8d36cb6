//! Cases of availability targets, outages and results.

use crate::world::{Case, World, at};

fn spelled(cases: &'static [Case], words: &[(&str, &str)]) -> Vec<Case> {
    let spell = |text: &'static str| -> &'static str {
        let text = words.iter().fold(text.to_owned(), |t, (short, long)| t.replace(short, long));
        Box::leak(text.into_boxed_str())
    };
    cases.iter().map(|(title, given, who, wish, expected, after)| (*title, spell(given), *who, spell(wish), *expected, *after)).collect()
}

const AGREED: (&str, &str) = (
    "TERMS",
    r#"title=Mail is there; service=%mail; owner=@availability_manager; target_percent=99.8; shown_decimals=2; measurement_period=month; agreed_service_hours=!always; planned_maintenance_rule=Five days of notice, at night; maintenance_excluded=true; maintenance_notice_days=5; inputs_considered=["business_requirements", "service_requirements", "slas", "risks"]; agreed_with=@rob; agreed_on=2026-05-20; next_review_on=2027-05-20"#,
);

#[rustfmt::skip]
const TARGETS: &[Case] = &[
    ("proposing", "", "@availability_manager", "title=Mail is there; service=%mail; target_percent=99.8", "ok", "state=proposed; owner=@availability_manager; measurement_period=month; shown_decimals=2; maintenance_notice_days=5"),
    ("what is needed", "", "@availability_manager", "title=Mail is there", "required:service required:target_percent", ""),
    ("no more than all of the time", "", "@availability_manager", "title=Mail is there; service=%mail; target_percent=100.1", "out-of-range:target_percent", ""),
    ("no less than none", "", "@availability_manager", "title=Mail is there; service=%mail; target_percent=-1", "out-of-range:target_percent", ""),
    ("the owner of the service proposes", "", "@olga", "title=Mail is there; service=%mail; target_percent=99.8", "ok", ""),
    ("the owner of another does not", "", "@service_owner", "title=Mail is there; service=%mail; target_percent=99.8", "forbidden", ""),
    ("agents do not", "", "@ana", "title=Mail is there; service=%mail; target_percent=99.8", "forbidden", ""),
    ("agreeing tells all it needs", "proposed|title=Mail is there; service=%mail; target_percent=99.8; measurement_period=month", "@availability_manager", "move agree", "required-for-move:agreed_on required-for-move:agreed_service_hours required-for-move:agreed_with required-for-move:inputs_considered required-for-move:planned_maintenance_rule", ""),
    ("agreeing", "proposed|TERMS", "@availability_manager", "move agree", "ok", "state=agreed"),
    ("three inputs are not four", "proposed|TERMS", "@availability_manager", r#"move agree; inputs_considered=["slas", "risks", "service_requirements"]"#, "guard:inputs_considered", ""),
    ("weaker than the agreement", "proposed|TERMS; sla_target_percent=99.9", "@availability_manager", "move agree", "guard:target_percent", ""),
    ("just as the agreement", "proposed|TERMS; sla_target_percent=99.8", "@availability_manager", "move agree", "ok", ""),
    ("agreed tomorrow", "proposed|TERMS", "@availability_manager", "move agree; agreed_on=2026-06-02", "in-future:agreed_on", ""),
    ("activating says from when", "agreed|TERMS", "@availability_manager", "move activate", "required-for-move:valid_from", ""),
    ("activating for this month", "agreed|TERMS", "@availability_manager", "move activate; valid_from=2026-06-01", "ok", "state=active; activated_at=~0"),
    ("activating for a month to come", "agreed|TERMS", "@availability_manager", "move activate; valid_from=2026-09-01", "ok", "state=active"),
    ("no target for a past period", "agreed|TERMS", "@availability_manager", "move activate; valid_from=2026-05-31", "guard:valid_from", ""),
    ("the quarter is not over", "agreed|TERMS; measurement_period=quarter", "@availability_manager", "move activate; valid_from=2026-04-01", "ok", ""),
    ("the quarter before is", "agreed|TERMS; measurement_period=quarter", "@availability_manager", "move activate; valid_from=2026-03-31", "guard:valid_from", ""),
    ("the year is not over", "agreed|TERMS; measurement_period=year", "@availability_manager", "move activate; valid_from=2026-01-01", "ok", ""),
    ("in force the target stands", "active|TERMS; valid_from=2026-06-01", "@availability_manager", "target_percent=99", "read-only:target_percent", ""),
    ("in force it is not ended for the past", "active|TERMS; valid_from=2026-01-01", "@availability_manager", "valid_to=2026-05-30", "guard:valid_to", ""),
    ("it may end with the month before", "active|TERMS; valid_from=2026-01-01", "@availability_manager", "valid_to=2026-05-31", "ok", ""),
    ("it ends after it began", "active|TERMS; valid_from=2026-07-01", "@availability_manager", "valid_to=2026-06-30", "order:valid_to", ""),
    ("the next review within a year", "active|TERMS; valid_from=2026-01-01", "@availability_manager", "next_review_on=2027-05-21", "guard:next_review_on reason-needed", ""),
    ("superseding says until when and why", "active|TERMS; valid_from=2026-01-01", "@availability_manager", "move supersede", "reason-needed required-for-move:valid_to", ""),
    ("superseding", "active|TERMS; valid_from=2026-01-01", "@availability_manager", "move supersede; valid_to=2026-06-30; reason: the customer wants more", "ok", "state=superseded"),
    ("agreed is not superseded", "agreed|TERMS", "@availability_manager", "move supersede; valid_to=2026-06-30; reason: the customer wants more", "no-such-move", ""),
    ("agents supersede nothing", "active|TERMS", "@ana", "move supersede", "forbidden", ""),
];

#[test]
fn targets() {
    World::try_cases("availability_target", &spelled(TARGETS, &[AGREED]), |_| {});
    let second: &[Case] = &[
        ("one at a time", "agreed|TERMS", "@availability_manager", "move activate; valid_from=2026-06-01", "guard:valid_from", ""),
        ("after the other has ended", "agreed|TERMS", "@availability_manager", "move activate; valid_from=2026-07-01", "ok", ""),
        ("for another service", "agreed|TERMS; service=%print", "@availability_manager", "move activate; valid_from=2026-06-01", "ok", ""),
        ("for one customer", "agreed|TERMS; customer=$acme", "@availability_manager", "move activate; valid_from=2026-06-01", "ok", ""),
    ];
    World::try_cases("availability_target", &spelled(second, &[AGREED]), |w| {
        w.given("*old", "availability_target", "active", &format!("{}; valid_from=2026-01-01; valid_to=2026-06-30", AGREED.1));
    });
}

/// What a service is designed to reach, from the targets of what it depends on.
#[test]
fn the_design_estimate_is_of_the_parts() {
    let mut w = World::new();
    let olga = serde_json::json!(w.id("@olga"));
    let parts = serde_json::json!([w.id("%mail"), w.id("%print")]);
    w.put("%portal", "service", Some("live"), &[("name", "Portal".into()), ("service_owner", olga), ("dependencies", parts)]);
    w.given("*mail", "availability_target", "active", &format!("{}; valid_from=2026-01-01; target_percent=99.9", AGREED.1));
    w.given(
        "*print",
        "availability_target",
        "active",
        &format!("{}; service=%print; valid_from=2026-01-01; target_percent=99.9", AGREED.1),
    );
    w.must("@availability_manager", None, "new availability_target; title=Portal is there; service=%portal; target_percent=99.5");
    w.holds("*it", "design_estimate_percent=99.8001").unwrap();
    w.must("@availability_manager", None, "new availability_target; title=Mail again; service=%mail; target_percent=99.5");
    w.holds("*it", "design_estimate_percent=-").unwrap();
}

const BASE: (&str, &str) =
    ("DOWN", "title=Mail is down; service=%mail; outage_kind=full; detected_by=monitoring; started_at=~-7200; owner=@availability_manager");
const UP: (&str, &str) = ("AGAIN", "ended_at=~-3600; verified_at=~-3600; verified_by=@ana; verification=Sent a mail and got it");

#[rustfmt::skip]
const OUTAGES: &[Case] = &[
    ("recording", "", "@ana", "title=Mail is down; service=%mail; started_at=~-600", "ok", "state=open; outage_kind=full; planned=false; detected_by=report; within_service_hours=true; downtime=-"),
    ("what is needed", "", "@ana", "title=Mail is down", "required:service required:started_at", ""),
    ("users record none", "", "@carla", "title=Mail is down; service=%mail; started_at=~-600", "forbidden", ""),
    ("not in the future", "", "@ana", "title=Mail is down; service=%mail; started_at=~+120", "in-future:started_at", ""),
    ("it began before anybody noticed", "", "@ana", "title=Mail is down; service=%mail; started_at=~-600; detected_at=~-601", "order:detected_at", ""),
    ("or reported it", "", "@ana", "title=Mail is down; service=%mail; started_at=~-600; first_reported_at=~-601", "order:first_reported_at", ""),
    ("the start is corrected back", "open|DOWN; detected_at=~-7200", "@ana", "started_at=~-9000", "ok", ""),
    ("and not beyond the detection", "open|DOWN; detected_at=~-7200", "@ana", "started_at=~-7000", "order:detected_at", ""),
    ("planned says what was announced", "", "system:change", "title=New disks; service=%mail; started_at=~-600; planned=true", "required:announced_end required:announced_start required:change", ""),
    ("planned", "", "system:change", "title=New disks; service=%mail; started_at=~-600; planned=true; change=*change; announced_start=~-600; announced_end=~+3000", "ok", "planned=true"),
    ("announced backwards", "", "system:change", "title=New disks; service=%mail; started_at=~-600; planned=true; change=*change; announced_start=~-600; announced_end=~-700", "order:announced_end", ""),
    // restore
    ("restoring says when and how it was verified", "open|DOWN", "@ana", "move restore", "required-for-move:ended_at required-for-move:verification", ""),
    ("restoring", "open|DOWN", "@ana", "move restore; ended_at=~0; verification=Sent a mail and got it", "ok", "state=restored; verified_by=@ana; verified_at=~0; downtime=7200; investigation_due_on=2026-06-15"),
    ("restarted but not verified is still down", "open|DOWN", "@ana", "move restore; ended_at=~-3600; verified_at=~-1800; verification=Sent a mail and got it", "ok", "ended_at=~-1800; downtime=5400"),
    ("ended before it began", "open|DOWN", "@ana", "move restore; ended_at=~-7300; verified_at=~-7300; verification=Sent a mail and got it", "order:ended_at", ""),
    ("users restore nothing", "open|DOWN", "@carla", "move restore", "not-visible", ""),
    ("a P1 is investigated sooner", "open|DOWN; incident=*incident", "@ana", "move restore; ended_at=~0; verification=Sent a mail and got it", "ok", "investigation_due_on=2026-06-08"),
    // what counts
    ("excluding needs a reason", "restored|DOWN; AGAIN", "@availability_manager", "excluded=true", "required:exclusion_reason", ""),
    ("excluded is shown and does not count", "restored|DOWN; AGAIN", "@availability_manager", "excluded=true; exclusion_reason=Their own line was cut", "ok", "downtime=0"),
    ("a blank is no reason", "restored|DOWN; AGAIN", "@availability_manager", "excluded=true; exclusion_reason=n/a", "placeholder:exclusion_reason", ""),
    ("five minutes of slowness do not count", "open|DOWN; outage_kind=degraded", "@ana", "move restore; started_at=~-300; ended_at=~0; verification=Sent a mail and got it", "ok", "downtime=0"),
    ("more do", "open|DOWN; outage_kind=degraded", "@ana", "move restore; started_at=~-301; ended_at=~0; verification=Sent a mail and got it", "ok", "downtime=301"),
    ("a part without its core counts", "restored|DOWN; AGAIN; outage_kind=partial", "@ana", "core_function_lost=true", "ok", "downtime=3600"),
    ("a part of the edges does not", "restored|DOWN; AGAIN; outage_kind=partial; core_function_lost=true", "@ana", "core_function_lost=false", "ok", "downtime=0"),
    ("no weight that was not agreed", "restored|DOWN; AGAIN; outage_kind=partial", "@ana", "weight=0.25; weight_basis=One site of four", "guard:weight", ""),
    ("no weight of all", "restored|DOWN; AGAIN", "@ana", "weight=0.25; weight_basis=One site of four", "guard:weight guard:weight", ""),
    ("a weight is counted somehow", "restored|DOWN; AGAIN; service=%print; outage_kind=partial", "@ana", "weight=0.25", "required:weight_basis", ""),
    ("an agreed weight", "restored|DOWN; AGAIN; service=%print; outage_kind=partial", "@ana", "weight=0.25; weight_basis=One site of four", "ok", "downtime=900"),
    ("no weight above one", "restored|DOWN; AGAIN; service=%print; outage_kind=partial", "@ana", "weight=1.1; weight_basis=One site of four", "out-of-range:weight", ""),
    ("what it costs is computed", "restored|DOWN; AGAIN", "@ana", "downtime=0", "computed:downtime", ""),
    // maintenance
    ("maintenance as announced", "open|DOWN; planned=true; change=*change; announced_start=~-7200; announced_end=~0; notice_given_at=~-864000", "@ana", "move restore; ended_at=~0; verification=Sent a mail and got it", "ok", "downtime=0; maintenance=7200; overrun=0"),
    ("beyond its announced end", "open|DOWN; planned=true; change=*change; announced_start=~-7200; announced_end=~-1500; notice_given_at=~-864000", "@ana", "move restore; ended_at=~0; verification=Sent a mail and got it", "ok", "downtime=1500; maintenance=5700; overrun=1500"),
    ("without notice", "open|DOWN; planned=true; change=*change; announced_start=~-7200; announced_end=~0", "@ana", "move restore; ended_at=~0; verification=Sent a mail and got it", "ok", "downtime=7200; maintenance=0"),
    ("with notice of a day", "open|DOWN; planned=true; change=*change; announced_start=~-7200; announced_end=~0; notice_given_at=~-90000", "@ana", "move restore; ended_at=~0; verification=Sent a mail and got it", "ok", "downtime=7200"),
    ("under a change that was rejected", "open|DOWN; planned=true; change=*rejected; announced_start=~-7200; announced_end=~0; notice_given_at=~-864000", "@ana", "move restore; ended_at=~0; verification=Sent a mail and got it", "ok", "downtime=7200"),
    ("what was not planned does not become so", "open|DOWN; planned=false", "@ana", "planned=true", "read-only:planned", ""),
    // investigate
    ("investigating", "restored|DOWN; AGAIN; owner=-", "@availability_manager", "move investigate; owner=@sam", "ok", "state=investigating; owner=@sam"),
    ("by somebody", "restored|DOWN; AGAIN; owner=-", "@availability_manager", "move investigate", "required-for-move:owner", ""),
    ("agents do not decide that", "restored|DOWN; AGAIN", "@ana", "move investigate", "forbidden", ""),
    ("open is not investigated", "open|DOWN", "@availability_manager", "move investigate", "no-such-move", ""),
    ("concluding tells all it needs", "investigating|DOWN; AGAIN; investigation_due_on=2026-06-15", "@availability_manager", "move conclude", "guard:no_action_reason required-for-move:cause required-for-move:investigation_result", ""),
    ("concluding", "investigating|DOWN; AGAIN; investigation_due_on=2026-06-15", "@availability_manager", "move conclude; cause=The disk was full; investigation_result=Nobody watched how full the disk was; no_action_reason=It is watched since today", "ok", "state=investigated; investigated_at=~0"),
    ("with an action", "investigating|DOWN; AGAIN; investigation_due_on=2026-06-15", "@availability_manager", "move conclude; cause=The disk was full; investigation_result=Nobody watched how full the disk was; link actions *action", "ok", "state=investigated"),
    ("late says why", "investigating|DOWN; AGAIN; investigation_due_on=2026-05-31", "@availability_manager", "move conclude; cause=The disk was full; investigation_result=Nobody watched how full the disk was; no_action_reason=It is watched since today", "required-for-move:late_reason", ""),
    ("on the last day is in time", "investigating|DOWN; AGAIN; investigation_due_on=2026-06-01", "@availability_manager", "move conclude; cause=The disk was full; investigation_result=Nobody watched how full the disk was; no_action_reason=It is watched since today", "ok", ""),
    ("late with a reason", "investigating|DOWN; AGAIN; investigation_due_on=2026-05-31", "@availability_manager", "move conclude; cause=The disk was full; investigation_result=Nobody watched how full the disk was; no_action_reason=It is watched since today; late_reason=The maker answered late", "ok", ""),
    ("what was investigated stands", "investigated|DOWN; AGAIN", "@availability_manager", "ended_at=~-3000", "read-only:ended_at", ""),
    ("closing", "investigated|DOWN; AGAIN", "@availability_manager", "move close", "ok", "state=closed; closed_at=~0"),
    ("closing waits for actions", "investigated|DOWN; AGAIN", "@availability_manager", "move close; link actions *action", "guard:actions", ""),
    ("not before it is investigated", "investigating|DOWN; AGAIN", "@availability_manager", "move close", "no-such-move", ""),
    ("closed takes nothing", "closed|DOWN; AGAIN", "@ana", "cause=The disk was full", "terminal", ""),
];

fn furnish(w: &mut World) {
    w.given("*target", "availability_target", "active", &format!("{}; valid_from=2026-01-01", AGREED.1));
    w.given(
        "*weighted",
        "availability_target",
        "active",
        &format!("{}; service=%print; weights_agreed=true; valid_from=2026-01-01", AGREED.1),
    );
    w.given("*change", "change", "approved", "");
    w.given("*rejected", "change", "rejected", "");
    w.given("*incident", "incident", "resolved", "title=Mail is down; priority=p1");
    w.given("*action", "action", "open", "title=Watch the disk; due_on=2026-07-01; assignee=@sam");
}

#[test]
fn outages() {
    World::try_cases("outage", &spelled(OUTAGES, &[BASE, UP]), furnish);
    let second: &[Case] = &[
        ("a second of the same kind", "", "@ana", "title=Mail is down; service=%mail; started_at=~-600", "guard:service", ""),
        ("of another kind", "", "@ana", "title=Mail is slow; service=%mail; started_at=~-600; outage_kind=degraded", "ok", ""),
        ("of another service", "", "@ana", "title=Print is down; service=%print; started_at=~-600", "ok", ""),
        (
            "becoming the same kind",
            "open|title=Mail is slow; service=%mail; started_at=~-600; outage_kind=degraded",
            "@ana",
            "outage_kind=full",
            "guard:service",
            "",
        ),
        (
            "maintenance beside it",
            "",
            "system:change",
            "title=New disks; service=%mail; started_at=~-600; planned=true; change=*change; announced_start=~-600; announced_end=~+3000",
            "ok",
            "",
        ),
    ];
    World::try_cases("outage", second, |w| {
        furnish(w);
        w.given("*first", "outage", "open", BASE.1);
    });
}

const OLD: (&str, &str) = ("MAY", "title=Mail, 2026-05; service=%mail; target=*target; period=2026-05; target_percent=99.8");

#[rustfmt::skip]
const RESULTS: &[Case] = &[
    ("measuring a month without outages", "", "@availability_manager", "service=%mail; period=2026-04", "ok", "state=calculated; title=Mail, 2026-04; target=*target; gross_service_minutes=43200.00; agreed_service_minutes=43200.00; downtime_minutes=0.00; availability_percent=100.0000; shown=100.00 %; met=true; outage_count=0; mtbf_minutes=-; not_applicable=false; due_on=2026-05-07; recorded_at=~0"),
    ("a month with outages", "", "@availability_manager", "service=%mail; period=2026-05", "ok", "downtime_minutes=86.00; outage_count=1; mtrs_minutes=86.00; met=true; availability_percent=99.8073; shown=99.80 %"),
    ("a quarter", "", "@availability_manager", "service=%mail; period=2026-Q1", "ok", "gross_service_minutes=129600.00"),
    ("a month that is not over", "", "@availability_manager", "service=%mail; period=2026-06", "guard:period", ""),
    ("a name that is none", "", "@availability_manager", "service=%mail; period=May", "guard:period", ""),
    ("a service without a target", "", "@availability_manager", "service=%print; period=2026-05", "guard:target", ""),
    ("before the target was in force", "", "@availability_manager", "service=%mail; period=2025-11", "guard:target", ""),
    ("agents measure nothing", "", "@ana", "service=%mail; period=2026-05", "forbidden", ""),
    ("values are not typed in", "", "@availability_manager", "service=%mail; period=2026-04; availability_percent=100", "computed:availability_percent", ""),
    ("releasing a target met", "calculated|MAY; met=true", "@service_level_manager", "move release", "ok", "state=released; released_at=~0; released_by=@service_level_manager; downtime_minutes=86.00"),
    ("who measures does not release", "calculated|MAY; met=true", "@availability_manager", "move release", "forbidden", ""),
    ("a miss is explained", "calculated|MAY; target=*strict", "@service_level_manager", "move release", "guard:missed_reason", ""),
    ("a miss with its reason", "calculated|MAY; target=*strict", "@service_level_manager", "move release; missed_reason=The disk was full twice", "ok", "state=released; met=false"),
    ("released is locked", "released|MAY", "@availability_manager", "missed_reason=The disk was full twice", "read-only:missed_reason", ""),
    ("released is superseded by its correction only", "released|MAY", "@service_level_manager", "move supersede", "forbidden", ""),
];

fn may(w: &mut World) {
    w.given("*target", "availability_target", "active", &format!("{}; valid_from=2026-01-01", AGREED.1));
    w.given(
        "*strict",
        "availability_target",
        "superseded",
        &format!("{}; valid_from=2025-12-31; valid_to=2025-12-31; target_percent=99.9", AGREED.1),
    );
    let outage = |from: &str, to: &str| format!("title=Mail is down; service=%mail; outage_kind=full; started_at={from}; ended_at={to}");
    w.given("*one", "outage", "closed", &outage("2026-05-10T10:00:00Z", "2026-05-10T11:00:00Z"));
    w.given("*two", "outage", "closed", &outage("2026-05-10T10:40:00Z", "2026-05-10T11:26:00Z"));
    w.given(
        "*other",
        "outage",
        "closed",
        "title=Print is down; service=%print; outage_kind=full; started_at=2026-05-11T10:00:00Z; ended_at=2026-05-12T10:00:00Z",
    );
}

#[test]
fn results() {
    World::try_cases("availability_result", &spelled(RESULTS, &[OLD]), may);
    let second: &[Case] = &[
        ("one for a period", "", "@availability_manager", "service=%mail; period=2026-05", "guard:period", ""),
        (
            "a correction has a reason",
            "",
            "@availability_manager",
            "service=%mail; period=2026-05; replaces=*released",
            "required:correction_reason",
            "",
        ),
        (
            "a correction",
            "",
            "@availability_manager",
            "service=%mail; period=2026-05; replaces=*released; correction_reason=An outage came to light",
            "ok",
            "state=calculated",
        ),
        (
            "of the same period",
            "",
            "@availability_manager",
            "service=%mail; period=2026-04; replaces=*released; correction_reason=An outage came to light",
            "guard:replaces",
            "",
        ),
    ];
    World::try_cases("availability_result", second, |w| {
        may(w);
        w.given("*released", "availability_result", "released", OLD.1);
    });
}

/// Releasing a correction supersedes what it corrects.
#[test]
fn a_correction_takes_the_place_of_the_old() {
    let mut w = World::new();
    may(&mut w);
    w.given("*released", "availability_result", "released", OLD.1);
    w.must(
        "@availability_manager",
        None,
        "new availability_result; service=%mail; period=2026-05; replaces=*released; correction_reason=An outage came to light",
    );
    w.holds("*released", "state=released").unwrap();
    w.must("@service_level_manager", Some("*it"), "move release");
    w.holds("*released", "state=superseded").unwrap();
}

/// The yearly allowance: what earlier months used is gone.
#[test]
fn maintenance_uses_up_the_allowance_of_the_year() {
    let mut w = World::new();
    w.given("*target", "availability_target", "active", &format!("{}; valid_from=2026-01-01; maintenance_allowance_minutes=100", AGREED.1));
    w.given("*change", "change", "closed", "");
    let outage = |month: &str| {
        format!(
            "title=New disks; service=%mail; outage_kind=full; planned=true; change=*change; notice_given_at=2026-01-01T00:00:00Z; \
             started_at=2026-{month}-20T01:00:00Z; ended_at=2026-{month}-20T02:00:00Z; announced_start=2026-{month}-20T01:00:00Z; \
             announced_end=2026-{month}-20T02:00:00Z"
        )
    };
    for month in ["02", "03", "04"] {
        w.given(&format!("*{month}"), "outage", "closed", &outage(month));
    }
    for (month, spared, down) in [("2026-01", 0, 0), ("2026-02", 60, 0), ("2026-03", 40, 20), ("2026-04", 0, 60)] {
        w.must("@availability_manager", None, &format!("new availability_result; service=%mail; period={month}"));
        w.holds("*it", &format!("planned_maintenance_minutes={spared}.00; downtime_minutes={down}.00"))
            .unwrap_or_else(|e| panic!("{month}: {e}"));
    }
}

/// A service that came in the middle of a month counts from that day, one that went until that day.
#[test]
fn a_service_counts_while_it_is_live() {
    let mut w = World::new();
    w.given("*target", "availability_target", "active", &format!("{}; valid_from=2026-01-01", AGREED.1));
    for (field, day, minutes) in [("went_live_on", "2026-04-11", 20 * 1440), ("retired_on", "2026-04-10", 10 * 1440)] {
        let name = serde_json::json!("Mail");
        w.put("%mail", "service", Some("live"), &[("name", name), (field, serde_json::json!(day))]);
        let mut other = World::new();
        std::mem::swap(&mut other, &mut w);
        other.must("@availability_manager", None, "new availability_result; service=%mail; period=2026-04");
        other.holds("*it", &format!("gross_service_minutes={minutes}.00")).unwrap_or_else(|e| panic!("{field}: {e}"));
        w = World::new();
        w.given("*target", "availability_target", "active", &format!("{}; valid_from=2026-01-01", AGREED.1));
    }
    w.put("%mail", "service", Some("live"), &[("name", "Mail".into()), ("went_live_on", "2026-05-01".into())]);
    w.must("@availability_manager", None, "new availability_result; service=%mail; period=2026-04");
    w.holds("*it", "not_applicable=true; shown=not applicable; availability_percent=-; met=-").unwrap();
}

/// A target has its results made when a month ends, and the quarter's with its last month.
#[test]
fn a_target_measures_by_itself() {
    let mut w = World::new();
    w.given("*it", "availability_target", "agreed", &format!("{}; measurement_period=quarter", AGREED.1));
    w.must("@availability_manager", Some("*it"), "move activate; valid_from=2026-04-01");
    let due = w.timers.values().next().copied().unwrap();
    assert_eq!(due, at("2026-06-30T22:00:00Z"), "the first of July in Paris");
    w.now = due;
    w.must("system:timer", Some("*it"), "timer measure");
    let mut periods: Vec<String> =
        w.records.values().filter(|r| *r.type_name == *"availability_result").filter_map(|r| r.text("period").map(str::to_owned)).collect();
    periods.sort();
    assert_eq!(periods, ["2026-06", "2026-Q2"]);
    assert!(w.timers.values().any(|at| at.to_string() == "2026-07-31T22:00:00Z"), "and comes back a month later");
}

/// The owner of the service and the customers' contacts hear of an outage and of its end.
#[test]
fn an_outage_is_told() {
    let mut w = World::new();
    furnish(&mut w);
    let (rob, acme) = (serde_json::json!([w.id("@rob")]), serde_json::json!([w.id("$acme")]));
    let olga = serde_json::json!(w.id("@olga"));
    w.put("$acme", "customer", Some("active"), &[("name", "Acme".into()), ("contacts", rob)]);
    w.put("%mail", "service", Some("live"), &[("name", "Mail".into()), ("service_owner", olga), ("customers", acme)]);
    w.must("@ana", None, "new outage; title=Mail is down; service=%mail; started_at=~-600");
    let events = |w: &World, kind: &str, event: &str| w.outbox.iter().filter(|o| *o.kind == *kind && o.body["event"] == event).count();
    assert_eq!((events(&w, "notify", "outage_begun"), events(&w, "mail", "outage_begun")), (1, 1));
    w.must("@ana", Some("*it"), "move restore; ended_at=~0; verification=Sent a mail and got it");
    assert_eq!((events(&w, "notify", "outage_ended"), events(&w, "mail", "outage_ended")), (1, 1));
    assert_eq!(w.timers.len(), 1, "the investigation is due");
}
