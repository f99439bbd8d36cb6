//! The pure parts: risk, major impact, approvals and lead times, review, remediation, overlap, quorum, suspension.

use crate::change::approvals::{Case, lead_days, required};
use crate::change::cab::{Missing, Seat, missing};
use crate::change::collisions::{MARGIN_SECONDS, overlap};
use crate::change::model::{Mishap, Suspension, latest_validity, must_suspend};
use crate::change::remediation::lacks_restore_time;
use crate::change::review::{self, Done};
use crate::change::risk::{Answers, MajorCase, assess, is_major, level};
use crate::handles::cab_meeting::AttendanceRole;
use crate::handles::change::{ApprovalArea, ChangeSubject, ChangeType, MajorCriteria, Outcome, ReviewBasis, ReviewKind, RiskLevel};
use kernel::{Id, Timestamp};

/// The vectors of the specification (section 11, change risk), then edges.
#[test]
fn risk_scores() {
    use RiskLevel::{High, Low, Medium, VeryHigh};
    for (impact, likelihood, levels, score, expected) in [
        ([4, 3, 2, 1], [2, 3, 2, 2], (3, 2), 6, Medium),
        ([1, 1, 1, 1], [1, 1, 1, 1], (1, 1), 1, Low),
        ([4, 1, 1, 3], [1, 1, 1, 1], (3, 1), 3, Medium),
        ([3, 2, 2, 3], [2, 3, 3, 4], (3, 3), 9, High),
        ([2, 2, 4, 1], [1, 2, 1, 2], (3, 2), 6, High),
        ([4, 4, 3, 4], [4, 3, 4, 4], (4, 4), 16, VeryHigh),
        // Irreversible loss of data raises whatever the score.
        ([1, 1, 4, 1], [1, 1, 1, 1], (3, 1), 3, High),
        // No remediation raises on a service of high criticality, and not below it.
        ([3, 1, 1, 1], [1, 1, 1, 4], (2, 3), 6, High),
        ([2, 1, 1, 1], [1, 1, 1, 4], (1, 3), 3, Low),
        // A critical service outside its hours is not raised; at low use neither.
        ([4, 1, 1, 1], [1, 1, 1, 1], (3, 1), 3, Low),
        ([4, 1, 1, 2], [1, 1, 1, 1], (3, 1), 3, Low),
        ([4, 1, 1, 4], [1, 1, 1, 1], (3, 1), 3, Medium),
        // Raising never lowers.
        ([4, 4, 4, 4], [4, 4, 4, 4], (4, 4), 16, VeryHigh),
        ([4, 4, 4, 4], [1, 1, 1, 1], (4, 1), 4, High),
        ([2, 2, 2, 2], [2, 2, 2, 2], (2, 2), 4, Medium),
        ([3, 3, 3, 3], [4, 4, 4, 4], (3, 4), 12, VeryHigh),
        ([2, 2, 2, 2], [4, 4, 4, 4], (2, 4), 8, High),
    ] {
        let risk = assess(Answers { impact, likelihood });
        assert_eq!(((risk.impact, risk.likelihood), risk.score, risk.level), (levels, score, expected), "{impact:?} {likelihood:?}");
    }
}

#[test]
fn levels_of_four_answers() {
    for (answers, expected) in [
        ([1, 1, 1, 1], 1),
        ([2, 1, 1, 1], 1),
        ([2, 2, 1, 1], 2),
        ([3, 1, 1, 1], 2),
        ([4, 1, 1, 1], 3),
        ([3, 3, 2, 2], 3),
        ([3, 3, 3, 3], 3),
        ([4, 4, 3, 3], 4),
        ([4, 4, 4, 4], 4),
        // Beyond the scale: the nearest.
        ([0, 0, 0, 0], 1),
        ([9, 9, 9, 9], 4),
    ] {
        assert_eq!(level(answers), expected, "{answers:?}");
    }
}

#[test]
fn raising_an_answer_never_lowers_the_risk() {
    let all = || (1..=4u8).flat_map(|a| (1..=4u8).map(move |b| (a, b)));
    for ((a, b), (c, d)) in all().flat_map(|x| all().map(move |y| (x, y))) {
        let at = |i: [u8; 4], l: [u8; 4]| assess(Answers { impact: i, likelihood: l });
        let low = at([a, b, c, d], [d, c, b, a]);
        for position in 0..4 {
            let (mut impact, mut likelihood) = ([a, b, c, d], [d, c, b, a]);
            impact[position] = (impact[position] + 1).min(4);
            likelihood[position] = (likelihood[position] + 1).min(4);
            assert!(at(impact, [d, c, b, a]).level >= low.level, "{impact:?}");
            assert!(at([a, b, c, d], likelihood).level >= low.level, "{likelihood:?}");
        }
    }
}

#[test]
fn major_impact() {
    let case = MajorCase::default;
    assert!(!is_major(&case()));
    for (subject, major) in [
        (ChangeSubject::Component, false),
        (ChangeSubject::Service, false),
        (ChangeSubject::Contract, false),
        (ChangeSubject::Sms, false),
        (ChangeSubject::NewService, true),
        (ChangeSubject::ServiceRemoval, true),
        (ChangeSubject::ServiceTransferIn, true),
        (ChangeSubject::ServiceTransferOut, true),
    ] {
        assert_eq!(is_major(&MajorCase { subject: Some(subject), ..case() }), major, "{subject:?}");
    }
    assert!(is_major(&MajorCase { level: Some(RiskLevel::VeryHigh), ..case() }));
    assert!(!is_major(&MajorCase { level: Some(RiskLevel::High), ..case() }));
    assert!(!is_major(&MajorCase { effort_days: Some(20), ..case() }), "the limit itself is within");
    assert!(is_major(&MajorCase { effort_days: Some(21), ..case() }));
    assert!(!is_major(&MajorCase { criteria: vec![MajorCriteria::NoneOfThese], ..case() }));
    for one in [
        MajorCriteria::AgreementChange,
        MajorCriteria::UsersChangeWork,
        MajorCriteria::NewCriticalSupplier,
        MajorCriteria::NewPersonalData,
    ] {
        assert!(is_major(&MajorCase { criteria: vec![one], ..case() }), "{one:?}");
    }
}

fn normal(level: RiskLevel) -> Case {
    Case {
        change_type: ChangeType::Normal,
        level: Some(level),
        major: false,
        agreement: false,
        security: false,
        contract: false,
        sms: false,
    }
}

#[test]
fn who_must_approve_and_how_long_before() {
    use ApprovalArea::{
        Cab, ChangeAuthority, ChangeManager, CustomerContact, DutyManager, SecurityManager, ServiceOwner, SmsOwner, SupplierManager,
        TechnicalAuthority,
    };
    let low = normal(RiskLevel::Low);
    let medium = normal(RiskLevel::Medium);
    let gravest = normal(RiskLevel::VeryHigh);
    let board = [Cab, ServiceOwner, ChangeAuthority];
    for (case, areas, days) in [
        (Case { change_type: ChangeType::Standard, ..low }, vec![], 0),
        (low, vec![ChangeManager], 2),
        (medium, vec![ChangeManager, ServiceOwner], 3),
        (normal(RiskLevel::High), board.to_vec(), 5),
        (Case { level: None, ..low }, board.to_vec(), 5),
        (gravest, [&board[..], &[SmsOwner]].concat(), 10),
        (Case { major: true, ..low }, [&board[..], &[SmsOwner]].concat(), 10),
        (Case { agreement: true, ..gravest }, [&board[..], &[SmsOwner, CustomerContact]].concat(), 10),
        // An agreement touched by a small change makes it major elsewhere; by itself it asks no customer.
        (Case { agreement: true, ..low }, vec![ChangeManager], 2),
        (Case { security: true, ..low }, vec![ChangeManager, SecurityManager], 2),
        (Case { contract: true, ..medium }, vec![ChangeManager, ServiceOwner, SupplierManager], 3),
        (Case { sms: true, ..low }, vec![ChangeManager, SmsOwner], 2),
        (Case { sms: true, ..gravest }, [&board[..], &[SmsOwner]].concat(), 10),
        (Case { change_type: ChangeType::Emergency, level: None, ..low }, vec![DutyManager, TechnicalAuthority], 0),
        (Case { change_type: ChangeType::Emergency, ..gravest }, vec![DutyManager, TechnicalAuthority], 0),
        (
            Case { change_type: ChangeType::Emergency, security: true, ..low },
            vec![DutyManager, TechnicalAuthority, SecurityManager],
            0,
        ),
    ] {
        assert_eq!((required(case), lead_days(case)), (areas, days), "{case:?}");
    }
}

fn t(minutes: i64) -> Timestamp {
    Timestamp::from_seconds(minutes * 60)
}

fn done() -> Done {
    Done {
        change_type: ChangeType::Normal,
        outcome: Outcome::Successful,
        level: Some(RiskLevel::Low),
        major: false,
        unauthorised: false,
        incident: false,
        planned: Some((t(0), t(120))),
        actual: (t(0), t(120)),
        condition_unmet: false,
        first_use: false,
        sampled: false,
    }
}

#[test]
fn which_review() {
    use ReviewBasis::{Condition, Emergency, FirstUse, Incident, MajorImpact, Overrun, Risk, Sample, Unauthorised};
    let change = done;
    for (done, basis, kind) in [
        (change(), vec![], ReviewKind::Light),
        (Done { level: Some(RiskLevel::Medium), ..change() }, vec![], ReviewKind::Light),
        (Done { level: Some(RiskLevel::High), ..change() }, vec![Risk], ReviewKind::Full),
        (Done { level: Some(RiskLevel::VeryHigh), ..change() }, vec![Risk], ReviewKind::Full),
        (Done { major: true, ..change() }, vec![MajorImpact], ReviewKind::Full),
        (Done { unauthorised: true, ..change() }, vec![Unauthorised], ReviewKind::Full),
        (Done { incident: true, ..change() }, vec![Incident], ReviewKind::Full),
        (Done { condition_unmet: true, ..change() }, vec![Condition], ReviewKind::Full),
        (Done { actual: (t(0), t(151)), ..change() }, vec![Overrun], ReviewKind::Full),
        (Done { planned: None, actual: (t(0), t(999)), ..change() }, vec![], ReviewKind::Light),
        (Done { sampled: true, ..change() }, vec![Sample], ReviewKind::Full),
        (Done { sampled: true, major: true, ..change() }, vec![MajorImpact], ReviewKind::Full),
        (Done { change_type: ChangeType::Emergency, ..change() }, vec![Emergency], ReviewKind::Full),
        (Done { change_type: ChangeType::Standard, ..change() }, vec![], ReviewKind::Model),
        (Done { change_type: ChangeType::Standard, sampled: true, ..change() }, vec![], ReviewKind::Model),
        (Done { change_type: ChangeType::Standard, first_use: true, ..change() }, vec![FirstUse], ReviewKind::Full),
    ] {
        let found = review::basis(&done);
        assert_eq!((found.clone(), review::kind(done.change_type, &found)), (basis, kind), "{done:?}");
    }
    for outcome in [Outcome::SuccessfulWithIssues, Outcome::Partial, Outcome::BackedOut, Outcome::Failed] {
        assert_eq!(review::basis(&Done { outcome, ..change() }), [ReviewBasis::Outcome], "{outcome:?}");
        assert_eq!(review::due_days(outcome), 5);
    }
    assert_eq!(review::due_days(Outcome::Successful), 10);
    let failed = [Outcome::Partial, Outcome::BackedOut, Outcome::Failed];
    assert!(failed.into_iter().all(review::failed) && !review::failed(Outcome::SuccessfulWithIssues));
}

#[test]
fn overrun_of_the_window() {
    for (planned, actual, expected) in [
        ((0, 120), (0, 120), false),
        ((0, 120), (0, 150), false), // exactly 30 minutes and exactly a quarter
        ((0, 120), (0, 151), true),
        ((0, 40), (0, 50), false), // exactly a quarter of a short window
        ((0, 40), (0, 51), true),
        ((0, 600), (0, 630), false),
        ((0, 600), (0, 631), true), // more than 30 minutes, less than a quarter
        ((0, 120), (-60, 60), false),
        ((0, 0), (0, 1), true),
    ] {
        let window = |(a, b): (i64, i64)| (t(a), t(b));
        assert_eq!(review::overran(window(planned), window(actual)), expected, "{planned:?} {actual:?}");
    }
}

#[test]
fn a_restore_has_a_time() {
    for (plan, lacks) in [
        ("Restore backup", true),
        ("Restore the backup of last night if it fails", true),
        ("Restoring from back-up, version 3", true),
        ("Revert to snapshot 12 (restore)", true),
        ("Restore the backup (takes 40 min)", false),
        ("Restore backup within 2h", false),
        ("Restore backup: 1.5 hours", false),
        ("Restore backup in 90-minute steps", false),
        ("Switch back to the old relay", false),
        ("", false),
    ] {
        assert_eq!(lacks_restore_time(plan), lacks, "{plan}");
    }
}

#[test]
fn windows_overlap_with_margin() {
    let margin = MARGIN_SECONDS / 60;
    for (a, b, expected) in [
        ((0, 60), (30, 90), true),
        ((0, 60), (60, 90), true),
        ((0, 60), (60 + margin - 1, 200), true),
        ((0, 60), (60 + margin, 200), false), // exactly the margin apart
        ((0, 60), (10, 20), true),
        ((0, 60), (0, 60), true),
        ((0, 60), (-100, -margin), false),
        ((0, 60), (-100, -margin + 1), true),
    ] {
        let window = |(a, b): (i64, i64)| (t(a), t(b));
        assert_eq!(overlap(window(a), window(b)), expected, "{a:?} {b:?}");
        assert_eq!(overlap(window(b), window(a)), expected, "and the other way round: {a:?} {b:?}");
    }
}

#[test]
fn quorum() {
    use AttendanceRole::{Chair, Operations, Security, ServiceDesk};
    let id = |n: u128| Id::from_u128(n);
    let seat = |n: u128, role| Seat { person: id(n), role, deputy_for: None };
    let full = [seat(1, Chair), seat(2, ServiceDesk), seat(3, Security)];
    let deputy = Seat { person: id(4), role: AttendanceRole::ServiceOwner, deputy_for: Some(id(9)) };
    assert_eq!(missing(&full, &[], &[]), []);
    assert_eq!(missing(&[], &[], &[]), [Missing::Chair, Missing::Roles(2)]);
    assert_eq!(missing(&full[1..], &[], &[]), [Missing::Chair]);
    assert_eq!(missing(&full[..2], &[], &[]), [Missing::Roles(1)]);
    assert_eq!(missing(&full, &[id(9)], &[]), [Missing::Owner(id(9))]);
    assert_eq!(missing(&[&full[..], &[deputy]].concat(), &[id(9), id(9)], &[]), []);
    assert_eq!(missing(&full, &[id(9), id(9)], &[]), [Missing::Owner(id(9))], "said once");
    // Requester and implementer do not count; nor do two seats of one person, or one role twice.
    assert_eq!(missing(&full, &[], &[id(3)]), [Missing::Roles(1)]);
    assert_eq!(missing(&full, &[], &[id(1)]), [Missing::Chair]);
    assert_eq!(missing(&[seat(1, Chair), seat(2, Security), seat(2, Operations)], &[], &[]), [Missing::Roles(1)]);
    assert_eq!(missing(&[seat(1, Chair), seat(2, Security), seat(3, Security)], &[], &[]), [Missing::Roles(1)]);
    assert_eq!(missing(&[seat(1, Chair), seat(1, Security), seat(3, Operations)], &[], &[]), [Missing::Roles(1)]);
    assert_eq!(missing(&[&full[..], &[deputy]].concat(), &[id(9)], &[id(4)]), [Missing::Owner(id(9))]);
}

#[test]
fn suspension_of_models() {
    let day = |n: i64| Timestamp::from_seconds(n * 86_400);
    let failed = |n| Mishap { at: day(n), incident: false };
    let incident = Mishap { at: day(1), incident: true };
    let now = day(100);
    assert_eq!(must_suspend(5, 0, &[], now), None);
    assert_eq!(must_suspend(5, 1, &[failed(99)], now), None);
    assert_eq!(must_suspend(5, 2, &[failed(20), failed(99)], now), Some(Suspension::TwoFailures));
    assert_eq!(must_suspend(5, 2, &[failed(10), failed(99)], now), Some(Suspension::TwoFailures), "exactly 90 days");
    assert_eq!(must_suspend(5, 2, &[failed(9), failed(99)], now), None, "91 days ago");
    assert_eq!(must_suspend(9, 1, &[failed(99)], now), None, "too few uses for a share");
    assert_eq!(must_suspend(10, 1, &[failed(99)], now), Some(Suspension::FailureShare));
    assert_eq!(must_suspend(20, 1, &[failed(99)], now), None, "exactly 5 %");
    assert_eq!(must_suspend(19, 1, &[failed(99)], now), Some(Suspension::FailureShare));
    assert_eq!(must_suspend(1, 0, &[incident], now), Some(Suspension::Incident));
    assert_eq!(must_suspend(20, 4, &[], now), None, "lifted, and nothing happened since");
}

#[test]
fn models_are_valid_for_a_year() {
    let date = jiff::civil::date;
    assert_eq!(latest_validity(date(2026, 6, 1)), date(2027, 6, 1));
    assert_eq!(latest_validity(date(2028, 2, 29)), date(2029, 2, 28), "a leap day");
}

#[test]
fn one_in_ten_is_looked_at_closely() {
    let hits = (0..1000u128).filter(|n| crate::change::reviewing::in_sample(Id::from_u128(*n))).count();
    assert_eq!(hits, 100);
}
