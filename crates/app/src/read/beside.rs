//! What stands beside a record: conversation, files, links.

use crate::app::App;
use crate::error::Result;
use crate::files;
use crate::sight;
use crate::view::{AttachmentView, ConversationView, LinkView, MessageView, Place};
use engine::{Viewer, Visibility};
use kernel::Id;
use std::collections::BTreeSet;
use store::{Beside, StoredAttachment, StoredLink, StoredMessage};

impl App {
    /// The conversation of a record this viewer may see.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn conversation(&self, viewer: &Viewer, id: Id) -> Result<ConversationView> {
        let place = self.locate(viewer, &id.text()).await?;
        Ok(self.beside(viewer, id, place.internal).await?.0)
    }

    /// The links of a record this viewer may see, from both ends; records they may not see are left out.
    ///
    /// # Errors
    /// Not visible; a fault.
    pub async fn links(&self, viewer: &Viewer, id: Id) -> Result<Vec<LinkView>> {
        let place = self.locate(viewer, &id.text()).await?;
        Ok(self.beside(viewer, id, place.internal).await?.1)
    }

    /// The message that made a version of a record; `None` when there is none or this viewer may not read it.
    ///
    /// # Errors
    /// A fault.
    pub async fn message_at(&self, place: &Place, version: u32) -> Result<Option<MessageView>> {
        Ok(self.store.message_at(place.id, version, place.internal).await?.map(message))
    }

    pub(crate) async fn beside(&self, viewer: &Viewer, id: Id, internal: bool) -> Result<(ConversationView, Vec<LinkView>)> {
        let Beside { messages, attachments: stored, links } = self.store.beside(id, internal).await?;
        let mut ids = BTreeSet::new();
        for message in &messages {
            sight::mentioned_actor(&message.actor, &mut ids);
            ids.extend(&message.message.mentions);
        }
        let links: Vec<StoredLink> = links.into_iter().filter(|l| l.until.is_none()).collect();
        ids.extend(links.iter().map(|l| if l.from == id { l.to } else { l.from }));
        let names = self.labels(viewer, &ids).await?;
        let links = links
            .into_iter()
            .filter_map(|link| {
                let outgoing = link.from == id;
                let other = names.get(if outgoing { &link.to } else { &link.from })?.clone();
                let def = self.model.get(&link.from_type)?.links.iter().find(|l| l.name == link.name)?;
                let label = if outgoing { &def.label } else { &def.inverse };
                Some(LinkView { id: link.id, name: link.name, label: label.clone(), outgoing, other, since: link.since })
            })
            .collect();
        let attachments = stored.into_iter().filter(|a| may_open(a, internal)).map(attachment).collect();
        let messages = messages.into_iter().map(message).collect();
        Ok((ConversationView { messages, attachments, names }, links))
    }
}

/// Whether a file may be opened: it was not taken off, and is public or the viewer may see internal ones.
pub(super) fn may_open(stored: &StoredAttachment, internal: bool) -> bool {
    !stored.file.removed && (internal || stored.file.visibility == Visibility::Public)
}

pub(super) fn message(stored: StoredMessage) -> MessageView {
    MessageView {
        id: stored.message.id,
        visibility: stored.message.visibility,
        body: stored.message.body,
        author: stored.actor,
        at: stored.at,
        imported: stored.imported,
        human: stored.message.human,
        made: stored.message.made,
        mentions: stored.message.mentions,
        version: stored.version,
    }
}

pub(super) fn attachment(stored: StoredAttachment) -> AttachmentView {
    AttachmentView {
        inline: files::inline(&stored.file.media_type),
        id: stored.file.id,
        name: stored.file.name,
        media_type: stored.file.media_type,
        size: stored.file.size,
        sha256: stored.file.sha256,
        visibility: stored.file.visibility,
        message: stored.file.message,
        at: stored.at,
        author: stored.actor,
    }
}
