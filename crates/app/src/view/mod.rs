//! What a viewer is shown. Everything here has been reduced already: fields the viewer may not read are absent,
//! records they may not read are not counted, internal notes are missing for those who may not read them. Screens
//! and the API render these types and ask no further permission questions.

mod conversation;
mod list;
mod record;

pub use conversation::{AttachmentView, ConversationView, EntryView, LinkView, MessageView, ProofView};
pub use list::{
<<<<<<< HEAD
    Completion, CompletionKind, Counted, Facet, FacetValue, ListQuery, ListView, MyWork, PaletteItem, PaletteKind, QueryProblem, SearchHit,
    SearchView, ViewCount, WorkSection,
=======
    Counted, Facet, FacetValue, ListQuery, ListView, MyWork, PaletteItem, PaletteKind, SearchHit, SearchView,
    ViewCount, WorkSection,
>>>>>>> 6f5d39d (app: use cases (work in progress))
};
pub use record::{AllowedMove, Can, ClockView, FormView, Label, RecordPage, RecordView, Stretch, StretchKind};
