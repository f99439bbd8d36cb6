//! Releases: the warehouse software every other month, one backed out, and the one that brought the new telephony.

use super::book::Book;
use super::dice::ago;
use serde_json::json;

pub fn write(book: &mut Book<'_>) {
    for n in 0..11_i64 {
        let day = 660 - n * 63;
        let change = format!("normal-{}", (706 - day) / 7);
        let backed_out = n == 4;
        one(
            book,
            (&format!("warehouse-{n}"), &format!("Warehouse software 11.{n}"), "Business applications"),
            day,
            &change,
            "marco",
            backed_out,
        );
    }
    one(
        book,
        ("telephony", "Telephony on the meeting platform, all sites", "Telephony and meetings"),
        50,
        "telephony-change",
        "daniel",
        false,
    );
    let set = json!({"title": "Warehouse software 12.0", "owner": "marco", "service": "Business applications", "release_type": "major", "frequency_reason": "Twice a year", "planned_deploy_on": "+24d", "deliverables": "Bookings of returns by store, new labels, and corrections of nine faults.", "deployment_method": "big_bang", "changes": ["open-5"], "build_lead": "marco", "deployer": "hannah", "acceptance_criteria": [{"criterion": "Returns are booked to the store where they were given back"}, {"criterion": "Labels of all printers are readable"}]});
    book.tell("release", "warehouse-next", "-20d 10:00", "marco", set).then("-12d 10:00", "marco", "build", json!({}));
}

fn one(book: &mut Book<'_>, (key, title, service): (&str, &str, &str), day: i64, change: &str, by: &str, backed_out: bool) {
    let sum = "4be1f0c27d9a6a53c0d1b8e7f24a9d3356ce71f80a2b94d5e6c3170f9b8d2a41";
    let set = json!({
        "title": title, "owner": by, "service": service, "release_type": "minor", "planned_deploy_on": ago(day, "19:00"), "deliverables": "The corrections and small additions of the notes of the release.", "deployment_method": "phased",
        "changes": [change], "build_lead": by, "deployer": "hannah", "acceptance_criteria": [{"criterion": "All checks of the service pass", "result": "passed"}, {"criterion": "Load of a Monday is carried", "result": "passed"}],
    });
    let entry = book.tell("release", key, ago(day + 30, "10:00"), by, set);
    entry.then(ago(day + 25, "10:00"), by, "build", json!({}));
    entry.then(
        ago(day + 12, "10:00"),
        by,
        "verify",
        json!({"builds": [{"artefact": key, "version": "1.0", "checksum": sum, "store": "Store of releases, shelf one"}]}),
    );
    entry.edit(
        ago(day + 9, "15:00"),
        "sofia",
        json!({"verification_result": "All criteria were met in the test environment.", "criteria_failed": 0}),
    );
    entry.then(ago(day + 8, "10:00"), "camille", "owner_approve", json!({}));
    entry.then(ago(day + 7, "10:00"), "henrik", "approve", json!({"approved_deploy_on": ago(day, "19:00")}));
    entry.then(ago(day, "19:05"), "hannah", "deploy", json!({"announced_at": ago(day + 6, "10:00"), "remediation_ready": true}));
    if backed_out {
        let back = json!({"service_hit": "no", "restored_verified": true});
        entry
            .then(ago(day, "21:30"), "hannah", "back_out", back)
            .because("The interface to the carrier of parcels did not answer; back to the version before.");
        return;
    }
    let done = json!({"deployed_artefacts": [{"artefact": key, "checksum": sum}], "integrity_check": "passed", "post_deploy_incidents": day % 3, "incidents_counted_at": ago((day - 14).max(1), "06:00")});
    entry.then(ago(day, "20:40"), "hannah", "finish", done);
    entry.then(ago(day - 1, "06:00"), "", "observe", json!({"observation_ends_on": ago(day - 14, "09:00")}));
    if day > 20 {
        entry.then(
            ago(day - 15, "10:00"),
            by,
            "begin_review",
            json!({"outcome": if day % 3 == 0 { "successful" } else { "successful_with_issues" }}),
        );
        let words = json!({"conclusions": "Went as planned; the notes for the desk come a day earlier next time.", "no_improvement_reason": "Nothing that would change the process."});
        entry.then(ago(day - 18, "10:00"), by, "close", words);
    }
}
