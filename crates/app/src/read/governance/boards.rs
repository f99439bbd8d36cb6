//! Boards: a page of records for every column, and all counts together.

use crate::app::App;
use crate::error::{AppError, Result};
use crate::view::Counted;
use crate::view::governance::{BoardView, ColumnView};
use engine::Viewer;
use practices::board::{BOARDS, Board, board};

/// Cards shown in a column.
const CARDS: u32 = 40;

impl App {
    /// A board; only the viewer's own cards when asked for.
    ///
    /// # Errors
    /// Not visible when there is no such board, or to whoever does not read all of it; a fault.
    pub async fn board(&self, viewer: &Viewer, type_name: &str, own: bool) -> Result<BoardView> {
        let board: &'static Board = board(type_name).ok_or(AppError::NotVisible)?;
        let def = self.def(board.type_name)?;
        self.reads_whole(viewer, board.type_name)?;
        let mine = if own { " owner:me" } else { "" };
        let states = def.lifecycle.iter().flat_map(|l| &l.states);
        let ended: Vec<_> = states.filter(|s| s.terminal && !board.columns.contains(&&*s.name)).map(|s| s.name.clone()).collect();
        let all = board.columns.iter().copied().chain(ended.iter().map(|s| &**s));
        let asked: Vec<(&str, String)> = all.map(|s| (board.type_name, format!("{}{mine}", Board::column(s)))).collect();
        let none = Counted { n: 0, capped: false };
        let mut counts = self.figures_of(viewer, &asked).await?.into_iter().map(|c| c.unwrap_or(none));
        let mut names = crate::view::governance::Faces::new();
        let mut columns = Vec::with_capacity(board.columns.len());
        for state in board.columns {
            let count = counts.next().unwrap_or(none);
            let mut cards = Vec::new();
            if count.n > 0 {
                let terminal = def.state(state).is_some_and(|s| s.terminal);
                let due = board.due.iter().find(|(known, _)| known == state).map(|(_, field)| *field);
                let sort = if terminal { "-updated_at" } else { due.unwrap_or("-updated_at") };
                let found = self.gathered(viewer, board.type_name, &format!("{}{mine}", Board::column(state)), sort, CARDS).await?;
                names.extend(found.names);
                cards = found.records.into_iter().map(|r| (board.due_on(&r), r)).map(|(due, r)| (r, due)).collect();
            }
            columns.push(ColumnView { state: (*state).into(), count, cards });
        }
        let ended = ended.into_iter().zip(counts).collect();
        let others = BOARDS.iter().filter(|b| b.type_name != board.type_name && self.reads_whole(viewer, b.type_name).is_ok());
        let others = others.filter_map(|b| self.model.get(b.type_name)).map(|d| (d.name.clone(), d.plural.clone())).collect();
        Ok(BoardView { board, def, today: self.today(), own, columns, others, ended, names })
    }
}
