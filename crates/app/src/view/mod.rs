//! What a viewer is shown. Everything here has been reduced already: fields the viewer may not read are absent,
//! records they may not read are not counted, internal notes are missing for those who may not read them. Screens
//! and the API render these types and ask no further permission questions.

mod agenda;
mod calendar;
mod conversation;
pub mod governance;
mod home;
pub mod impact;
mod list;
mod record;
mod service;

pub use agenda::{AgendaView, Obligation};
pub use calendar::{CalendarWish, ChangeCalendar, Collision, Freeze, PlannedChange, Span, Standing};
pub use conversation::{AttachmentView, ConversationView, EntryView, LinkView, MessageView, ProofView};
pub use home::{HomeView, KpiView, TileView};
pub use impact::{ImpactView, Thing};
pub use list::{
    Counted, Facet, FacetValue, ListQuery, ListView, MentionView, MyWork, PaletteItem, PaletteKind, SearchHit, SearchView, TimeLeft,
    ViewCount, WorkSection,
};
pub use practices::home::{Area, Home, Page, Tile, home_of};
pub use practices::kpi;
pub use practices::{audit, board, certification, competence, context, management_review, organisation, planning, risk};
pub use record::{AllowedMove, Can, ClockView, FormView, Label, Place, RecordPage, RecordView, Stretch, StretchKind};
pub use schema::query::{QueryError as QueryProblem, Suggestion as Completion, SuggestionKind as CompletionKind};
pub use service::{Part, ServiceBlock, ServiceKpi, ServiceView};
