//! Pages of governing as a viewer sees them: maps, matrices, boards and timelines over many records. Names of people and things
//! stand beside in `names`; what a viewer may not see is not in them.

use super::{Counted, Label};
use engine::Record;
use kernel::{Date, Id, Name};
use practices::audit::years::Square as YearSquare;
use practices::certification::readiness::Condition;
use practices::certification::timeline::Milestone;
use practices::competence::matrix::Matrix;
use practices::context::scope::Standing as ScopeStanding;
use practices::management_review::inputs::Treated;
use practices::management_review::pack::Ask;
use practices::organisation::mandates::{Conflict, Mandate};
use practices::planning::progress::Progress;
use practices::risk::map::{Cell, Demand};
use schema::TypeDef;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Names of what a page mentions.
pub type Faces = BTreeMap<Id, Label>;

/// A number that is a list.
#[derive(Clone, Debug)]
pub struct Figure {
    /// How many.
    pub count: Counted,
    /// The query that selects them.
    pub query: String,
}

/// The map of risks.
#[derive(Clone, Debug)]
pub struct RiskMapView {
    /// Cells as they are drawn, with the risks before and after treatment.
    pub cells: Vec<(Cell, [Figure; 2])>,
    /// Risks without a place, before and after treatment.
    pub unplaced: [Figure; 2],
    /// Levels, the gravest first.
    pub levels: Vec<RiskLevelView>,
}

/// A level of risk.
#[derive(Clone, Debug)]
pub struct RiskLevelView {
    /// What it asks for.
    pub demand: Demand,
    /// Risks of the level, before and after treatment.
    pub risks: [Figure; 2],
    /// Accepted by somebody with the authority.
    pub accepted: Figure,
    /// Assessed, above what can be lived with, neither accepted nor treated.
    pub untreated: Figure,
    /// Review overdue.
    pub overdue: Figure,
}

/// The matrix of roles.
#[derive(Clone, Debug)]
pub struct RoleMatrixView {
    /// Today, where the organisation is.
    pub today: Date,
    /// Groups of roles.
    pub groups: Vec<(&'static str, Vec<RoleRow>)>,
    /// People who hold roles alone, without a deputy.
    pub alone: Vec<Mandate>,
    /// What ends soon: assignment, days left, whether somebody follows.
    pub ending: Vec<(Mandate, i64, bool)>,
    /// One person in roles that should be apart.
    pub conflicts: Vec<Conflict>,
    /// Names.
    pub names: Faces,
}

impl RoleMatrixView {
    /// Roles without which the system is not run and that nobody holds.
    pub fn vacant(&self) -> impl Iterator<Item = &RoleRow> {
        self.groups.iter().flat_map(|(_, rows)| rows).filter(|row| row.vital && row.holders.is_empty())
    }
}

/// A role and who holds it.
#[derive(Clone, Debug)]
pub struct RoleRow {
    /// Machine name.
    pub role: Name,
    /// What it is called.
    pub label: String,
    /// Whether the system is not run without it.
    pub vital: bool,
    /// Who holds it today.
    pub holders: Vec<Mandate>,
    /// Who will hold it, from a later day.
    pub coming: Vec<Mandate>,
}

/// The matrix of competences.
#[derive(Clone, Debug)]
pub struct CompetenceView {
    /// People and what their roles ask for.
    pub matrix: Matrix,
    /// Roles of the people, as they are called.
    pub roles: BTreeMap<Id, Vec<String>>,
    /// The role that is looked at.
    pub role: Option<Name>,
    /// The group that is looked at.
    pub group: Option<Id>,
    /// Roles to choose from.
    pub all_roles: Vec<(Name, String)>,
    /// Groups to choose from.
    pub all_groups: Vec<(Id, String)>,
    /// There are more people than are shown.
    pub more_people: bool,
    /// Only the viewer's own and those of their people are shown.
    pub own: bool,
    /// Names.
    pub names: Faces,
}

/// The scope statement beside the services.
#[derive(Clone, Debug)]
pub struct ScopeView {
    /// The statement in force.
    pub statement: Option<Record>,
    /// Drafts and revisions under way.
    pub drafts: Vec<Record>,
    /// Services that are stated or live, those that differ first.
    pub services: Vec<(Record, ScopeStanding)>,
    /// The type of services, for their states.
    pub service: Arc<TypeDef>,
    /// Names.
    pub names: Faces,
}

impl ScopeView {
    /// How many services stand so.
    #[must_use]
    pub fn count(&self, standing: ScopeStanding) -> usize {
        self.services.iter().filter(|(_, s)| *s == standing).count()
    }
}

/// The board of objectives.
#[derive(Clone, Debug)]
pub struct ObjectivesView {
    /// Active objectives, the most pressing verdict first.
    pub active: Vec<ObjectiveCard>,
    /// Objectives in draft.
    pub drafts: Figure,
    /// Concluded lately.
    pub concluded: Vec<Record>,
    /// The type, for states.
    pub def: Arc<TypeDef>,
    /// There are more.
    pub more: bool,
    /// Names.
    pub names: Faces,
}

/// An objective on the board.
#[derive(Clone, Debug)]
pub struct ObjectiveCard {
    /// The objective.
    pub record: Record,
    /// How far it is.
    pub progress: Progress,
    /// Days until it is due; negative when overdue.
    pub days_left: Option<i64>,
    /// Day and value of its measurements, the oldest first.
    pub measurements: Vec<(Date, String)>,
    /// The results of its KPI, the oldest first: period, value, whether the target was met.
    pub results: Vec<(String, Option<String>, Option<bool>, Id)>,
    /// The newest measurement is older than the newest result of its KPI.
    pub behind_kpi: bool,
}

/// The coverage of audits over three years.
#[derive(Clone, Debug)]
pub struct AuditYearsView {
    /// Today, where the organisation is.
    pub today: Date,
    /// The last of the three years.
    pub last: i16,
    /// Clauses with requirements.
    pub clauses: Vec<(&'static str, Vec<YearSquare>)>,
    /// Processes: identity, whether it is active, squares.
    pub processes: Vec<(Id, Vec<YearSquare>)>,
    /// The programme of each year: its record, when there is one.
    pub programmes: Vec<(i16, Option<Record>)>,
    /// Audits that are shown, by identity.
    pub audits: BTreeMap<Id, Record>,
    /// The type of programmes, for states.
    pub programme: Arc<TypeDef>,
    /// Names.
    pub names: Faces,
}

/// A management review with its inputs.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// The review.
    pub record: Record,
    /// Its type.
    pub def: Arc<TypeDef>,
    /// The stretch of time that is looked at.
    pub span: (Date, Date),
    /// It was held: the inputs stand as they were.
    pub frozen: bool,
    /// The topics.
    pub topics: Vec<TopicView>,
    /// Actions that came out of it.
    pub actions: Vec<Record>,
    /// The type of actions.
    pub action: Arc<TypeDef>,
    /// Conclusions still to be drawn.
    pub conclusions_missing: Vec<(&'static str, &'static str)>,
    /// Reviews, the newest first, for going from one to the other.
    pub others: Vec<Record>,
    /// Names.
    pub names: Faces,
}

/// One topic of the input pack.
#[derive(Clone, Debug)]
pub struct TopicView {
    /// The topic, as the choice is named.
    pub topic: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What is presented.
    pub summary: Option<String>,
    /// How far it is treated.
    pub treated: Treated,
    /// By whom.
    pub by: Option<Id>,
    /// Figures from the records: what is asked, and how many.
    pub figures: Vec<(Ask, Counted)>,
}

/// Records in columns by state.
#[derive(Clone, Debug)]
pub struct BoardView {
    /// The board.
    pub board: &'static practices::board::Board,
    /// The type.
    pub def: Arc<TypeDef>,
    /// Today, where the organisation is.
    pub today: Date,
    /// Only the viewer's own.
    pub own: bool,
    /// Columns.
    pub columns: Vec<ColumnView>,
    /// The other boards the viewer may see: type, and what its records are called.
    pub others: Vec<(Name, String)>,
    /// States that end a record, with the number of records in them.
    pub ended: Vec<(Name, Counted)>,
    /// Names.
    pub names: Faces,
}

/// A column of a board.
#[derive(Clone, Debug)]
pub struct ColumnView {
    /// The state.
    pub state: Name,
    /// How many stand in it.
    pub count: Counted,
    /// The cards, what is due first at the top.
    pub cards: Vec<(Record, Option<Date>)>,
}

/// A certification cycle on its way.
#[derive(Clone, Debug)]
pub struct CertificationView {
    /// Today, where the organisation is.
    pub today: Date,
    /// The cycle that is looked at; none when there is none.
    pub cycle: Option<Record>,
    /// The type of cycles.
    pub def: Arc<TypeDef>,
    /// All cycles, the newest first.
    pub cycles: Vec<Record>,
    /// The days on its line.
    pub line: Vec<Milestone>,
    /// The gate before stage 1.
    pub gate: Vec<Condition>,
    /// Audits of the certification body.
    pub audits: Vec<Record>,
    /// Their type.
    pub audit: Arc<TypeDef>,
    /// Names.
    pub names: Faces,
}
