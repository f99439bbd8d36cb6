//! What was measured, beside its floor and its bound.

/// One figure.
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// The floor measured beside it, in the same unit, when there is one.
    pub floor: Option<f64>,
    /// The bound.
    pub bound: Bound,
}

/// What the figure must keep.
#[derive(Clone, Copy)]
pub enum Bound {
    /// At most.
    AtMost(f64),
    /// At least.
    AtLeast(f64),
    /// At least this share of the floor.
    OfFloor(f64),
}

impl Figure {
    /// Whether the bound is kept.
    pub fn kept(&self) -> bool {
        match self.bound {
            Bound::AtMost(max) => self.value <= max,
            Bound::AtLeast(min) => self.value >= min,
            Bound::OfFloor(share) => self.floor.is_some_and(|f| self.value >= share * f),
        }
    }
}

/// The table as Markdown.
pub fn render(figures: &[Figure]) -> String {
    let mut out = String::from("| what | measured | floor | ratio | bound | |\n|---|---:|---:|---:|---:|---|\n");
    for f in figures {
        let floor = f.floor.map_or("–".to_owned(), |v| format!("{v:.3} {}", f.unit));
        let ratio = f.floor.filter(|v| *v > 0.0).map_or("–".to_owned(), |v| format!("{:.2}", f.value / v));
        let bound = match f.bound {
            Bound::AtMost(v) => format!("≤ {v} {}", f.unit),
            Bound::AtLeast(v) => format!("≥ {v} {}", f.unit),
            Bound::OfFloor(v) => format!("≥ {v} × floor"),
        };
        let kept = if f.kept() { "kept" } else { "**not kept**" };
        out.push_str(&format!("| {} | {:.3} {} | {floor} | {ratio} | {bound} | {kept} |\n", f.name, f.value, f.unit));
    }
    out
}

impl Figure {
    /// A figure without floor.
    pub fn new(name: &str, value: f64, unit: &'static str, bound: Bound) -> Self {
        Self { name: name.to_owned(), value, unit, floor: None, bound }
    }
    /// The same beside a floor.
    pub const fn beside(mut self, floor: f64) -> Self {
        self.floor = Some(floor);
        self
    }
}
