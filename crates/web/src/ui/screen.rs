//! The circumstances of a page: who looks, when, in which zone and theme. Every page function takes one.

use jiff::tz::TimeZone;
use kernel::{Id, Name, Timestamp};

/// Colour theme, kept in a cookie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// High contrast.
    Contrast,
}

impl Theme {
    /// All themes, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];
    /// The cookie's value.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
    /// Label on the switch.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "Auto",
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::Contrast => "High",
        }
    }
    /// From the cookie's value; anything else is `System`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|t| t.as_str() == text).unwrap_or_default()
    }
}

/// The person who looks.
#[derive(Clone, Debug)]
pub struct Who {
    /// Their record.
    pub id: Id,
    /// Name.
    pub name: String,
    /// E-mail, shown in the menu.
    pub email: String,
    /// Whether they see the portal rather than the desk.
    pub requester: bool,
}

/// One area in the rail.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// Address.
    pub href: String,
    /// Label.
    pub label: String,
    /// Icon symbol.
    pub icon: &'static str,
    /// In the lower part of the rail.
    pub foot: bool,
}

/// Where in the past everything is shown from.
#[derive(Clone, Debug)]
pub struct AsOf {
    /// The instant.
    pub at: Timestamp,
    /// Journal size then.
    pub size: u64,
}

/// A note that something was done, with a way back.
#[derive(Clone, Debug, Default)]
pub struct Flash {
    /// What was done.
    pub text: String,
    /// Address to post to, and fields to send, to undo it.
    pub undo: Option<(String, Vec<(String, String)>)>,
}

/// Everything a page needs besides its own view struct.
#[derive(Clone, Debug)]
pub struct Screen {
    /// The instant of the request.
    pub now: Timestamp,
    /// The reader's zone.
    pub zone: TimeZone,
    /// Theme.
    pub theme: Theme,
    /// Token to be sent with every form.
    pub csrf: String,
    /// Path and query of this page.
    pub path: String,
    /// Who looks; nobody before sign-in.
    pub who: Option<Who>,
    /// Areas.
    pub nav: Vec<NavItem>,
    /// Types that can be made from the New menu: name, label.
    pub creatable: Vec<(Name, String)>,
    /// The past, when looked at.
    pub as_of: Option<AsOf>,
    /// What was just done.
    pub flash: Option<Flash>,
    /// Number of unread notifications.
    pub unread: u32,
    /// Only the content is wanted (dialog, preview): no frame.
    pub fragment: bool,
    /// Organisation name.
    pub organisation: String,
    /// The area this page belongs to, where its address does not say.
    pub area: String,
}

impl Screen {
    /// Whether `href` is the area of this page. Lists stand in the rail themselves or in the area of their practice.
    #[must_use]
    pub fn is_in(&self, href: &str) -> bool {
        let within = |href: &str, path: &str| path == href || path.strip_prefix(href).is_some_and(|r| r.starts_with('/'));
        let path = if self.area.is_empty() { self.path.split('?').next().unwrap_or_default() } else { &self.area };
        let own = self.nav.iter().any(|item| item.href.len() > 1 && within(&item.href, path));
        let type_name = path.strip_prefix("/t/").and_then(|rest| rest.split('/').next());
        match type_name.filter(|_| !own).and_then(app::view::home_of) {
            Some(home) => href.strip_prefix("/practices/") == Some(home.area.as_str()),
            None if href == "/" || href == "/practices" => path == href,
            None => within(href, path),
        }
    }
}
