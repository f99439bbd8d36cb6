//! The matrix of competences: requirements, assessments and trainings, each in one statement. Competences are personal: people
//! of whom a viewer may not see them are not in it.

use crate::app::App;
use crate::error::Result;
use crate::read::home::reads_all;
use crate::view::governance::CompetenceView;
use engine::{Record, Verb, Viewer};
use kernel::{Id, Name};
use practices::competence::matrix::{self, Need};
use practices::organisation::mandates::{APART, GROUPS, Mandate};
use practices::organisation::people;
use schema::Value;
use std::collections::{BTreeMap, BTreeSet};

/// People shown at once.
const PEOPLE: usize = 60;
/// Records looked at.
const MOST: u32 = 1_000;

impl App {
    /// People by competences; perhaps only those who hold a role or belong to a group.
    ///
    /// # Errors
    /// Not visible to whoever may see no competence; a fault.
    pub async fn competence_matrix(&self, viewer: &Viewer, role: Option<&str>, group: Option<Id>) -> Result<CompetenceView> {
        let def = self.def("competence")?;
        if viewer.grants_for("competence_requirement", &Verb::Read).next().is_none() || self.rows(viewer, &def).is_err() {
            return Err(crate::error::AppError::NotVisible);
        }
        let today = self.today();
        let (all_roles, all_groups) = (self.roles_to_choose(), self.groups_to_choose(viewer).await?);
        let role = role.and_then(|r| all_roles.iter().find(|(name, _)| **name == *r)).map(|(name, _)| name.clone());
        let group = group.filter(|g| all_groups.iter().any(|(id, _)| id == g));
        let mut people = self.people_with_roles(role.as_ref(), group);
        let own = !reads_all(viewer, &def.name);
        if own {
            let seen = self.whose_competences(viewer, people.keys().copied()).await?;
            people.retain(|id, _| seen.contains(id));
        }
        let mut names = self.labels(viewer, &people.keys().copied().collect()).await?;
        people.retain(|id, _| names.contains_key(id));
        let more_people = people.len() > PEOPLE;
        if more_people {
            // By name, as they are shown.
            let mut order: Vec<(String, Id)> =
                people.keys().map(|id| (names.get(id).map(|l| l.title.clone()).unwrap_or_default(), *id)).collect();
            order.sort();
            let kept: BTreeSet<Id> = order.into_iter().take(PEOPLE).map(|(_, id)| id).collect();
            people.retain(|id, _| kept.contains(id));
        }
        let needs: Vec<Need> = self
            .gathered(viewer, "competence_requirement", "is:active", "role", MOST)
            .await?
            .records
            .iter()
            .filter_map(Need::read)
            .collect();
        let ids = people.keys().map(|id| id.text()).collect::<Vec<_>>().join(",");
        let (mut assessed, mut trainings) = (Vec::new(), Vec::new());
        if !ids.is_empty() {
            let found = self.gathered(viewer, "competence", &format!("person:{ids}"), "id", MOST).await?;
            names.extend(found.names);
            assessed = found.records;
            trainings =
                self.gathered(viewer, "training_record", &format!("state:planned,booked person:{ids}"), "planned_on", MOST).await?.records;
        }
        let label = |roles: &BTreeSet<Name>| roles.iter().map(|r| self.choice_label("competence_requirement", "role", r)).collect();
        let roles = people.iter().map(|(id, roles)| (*id, label(roles))).collect();
        let matrix = matrix::matrix(&people, &needs, &assessed, &trainings, today);
        Ok(CompetenceView { matrix, roles, role, group, all_roles, all_groups, more_people, own, names })
    }

    fn roles_to_choose(&self) -> Vec<(Name, String)> {
        let all = GROUPS.iter().flat_map(|(_, roles)| roles.iter());
        let mut all: Vec<_> = all.map(|r| (Name::from(*r), self.choice_label("competence_requirement", "role", r))).collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all
    }

    async fn groups_to_choose(&self, viewer: &Viewer) -> Result<Vec<(Id, String)>> {
        let shown = self.shelved(viewer, "group").await?.records;
        let mut all: Vec<_> = shown.iter().filter(|g| g.flag("active")).filter_map(|g| Some((g.id, g.text("name")?.to_owned()))).collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        Ok(all)
    }

    /// People who work within the scope and hold roles, with the roles they hold today.
    fn people_with_roles(&self, role: Option<&Name>, group: Option<Id>) -> BTreeMap<Id, BTreeSet<Name>> {
        let today = self.today();
        let shelf = self.shelf();
        let within: Option<BTreeSet<Id>> = group.and_then(|g| shelf.get(g)).map(|g| {
            let listed: &[Id] = if let Some(Value::References(ids)) = g.get("members") { ids } else { &[] };
            listed.iter().copied().chain(g.reference("lead")).collect()
        });
        let works = |person: Id| shelf.get(person).is_some_and(|p| people::in_workforce(p));
        let mut out: BTreeMap<Id, BTreeSet<Name>> = BTreeMap::new();
        for record in shelf.all("role_assignment") {
            let Some(m) = Mandate::read(record, works).filter(|m| m.gives(today) && !APART.contains(&&*m.role)) else { continue };
            if within.as_ref().is_none_or(|w| w.contains(&m.person)) {
                out.entry(m.person).or_default().insert(m.role);
            }
        }
        if let Some(role) = role {
            out.retain(|_, roles| roles.contains(role));
            out.values_mut().for_each(|roles| roles.retain(|r| r == role));
        }
        out
    }

    /// Those of whom the viewer may see competences: asked with one that could be theirs.
    async fn whose_competences(&self, viewer: &Viewer, people: impl Iterator<Item = Id>) -> Result<BTreeSet<Id>> {
        let now = self.now();
        let could_be = |person: Id| Record {
            id: Id::from_u128(0),
            type_name: Name::from("competence"),
            number: None,
            version: 1,
            state: Some(Name::from("required")),
            created_at: now,
            created_by: journal::Actor::system("matrix"),
            updated_at: now,
            updated_by: journal::Actor::system("matrix"),
            fields: BTreeMap::from([(Name::from("person"), Value::Reference(person))]),
            clocks: Vec::new(),
            watchers: BTreeSet::new(),
        };
        let asked: Vec<(Id, Record)> = people.map(|p| (p, could_be(p))).collect();
        self.judge(viewer, |eyes| asked.iter().filter(|(_, r)| eyes.sees(r)).map(|(p, _)| *p).collect()).await
    }
}
