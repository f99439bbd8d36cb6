//! The quorum of the change advisory board (processes, section 3.1.5). Pure.

use crate::handles::cab_meeting::AttendanceRole;
use kernel::Id;

/// Roles beside the chair that must be there.
pub const OTHER_ROLES: usize = 2;

/// Somebody who attends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub person: Id,
    /// As what.
    pub role: AttendanceRole,
    /// In whose place.
    pub deputy_for: Option<Id>,
}

/// What a quorum lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The chair.
    Chair,
    /// So many roles beside the chair, held by people of their own.
    Roles(usize),
    /// The owner of a critical service, or a deputy.
    Owner(Id),
}

/// What is missing for a quorum: the chair, two other roles, and the owner (or a deputy) of each critical service. The people in
/// `excluded` (requester and implementer of the change in question) do not count. Two roles of one person count once.
#[must_use]
pub fn missing(seats: &[Seat], critical_owners: &[Id], excluded: &[Id]) -> Vec<Missing> {
    let counting: Vec<&Seat> = seats.iter().filter(|s| !excluded.contains(&s.person)).collect();
    let mut out = Vec::new();
    let chair = counting.iter().find(|s| s.role == AttendanceRole::Chair).map(|s| s.person);
    if chair.is_none() {
        out.push(Missing::Chair);
    }
    let mut roles: Vec<AttendanceRole> = Vec::new();
    let mut people: Vec<Id> = chair.into_iter().collect();
    for seat in counting.iter().filter(|s| s.role != AttendanceRole::Chair) {
        if !roles.contains(&seat.role) && !people.contains(&seat.person) {
            roles.push(seat.role);
            people.push(seat.person);
        }
    }
    if roles.len() < OTHER_ROLES {
        out.push(Missing::Roles(OTHER_ROLES - roles.len()));
    }
    for owner in critical_owners {
        let there = counting.iter().any(|s| s.person == *owner || s.deputy_for == Some(*owner));
        if !there && !out.contains(&Missing::Owner(*owner)) {
            out.push(Missing::Owner(*owner));
        }
    }
    out
}
