//! Files in and out, as streams: an upload is bounded, judged from its first bytes and stored under its hash before any
//! command speaks of it; a download is opened only through a record the viewer may see.

use super::beside;
use crate::app::App;
use crate::error::{AppError, Result};
use crate::files;
use crate::view::AttachmentView;
use engine::{Attachment, NewAttachment, Verb, Viewer, Visibility};
use kernel::{Code, Id, Refusal};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};

/// A file being sent.
pub struct Upload<'a> {
    /// Name as given by the sender.
    pub name: &'a str,
    /// Who shall see it.
    pub visibility: Visibility,
    /// Its bytes.
    pub bytes: &'a mut (dyn AsyncRead + Send + Unpin),
}

/// A file being opened.
pub struct Download {
    /// What it is.
    pub file: AttachmentView,
    /// Its bytes.
    pub bytes: Box<dyn AsyncRead + Send + Unpin>,
}

impl App {
    /// Stores a file; the answer goes into a command's `attach`. Never take that part of a command from outside: a hash
    /// somebody merely knows would give them the file.
    ///
    /// # Errors
    /// A refusal when it is too large, of a kind that is not taken, or this viewer attaches nothing to such records; a fault.
    pub async fn upload(&self, viewer: &Viewer, type_name: &str, upload: Upload<'_>) -> Result<NewAttachment> {
        self.writable()?;
        let def = self.def(type_name)?;
        let verb = if upload.visibility == Visibility::Internal { Verb::Internal } else { Verb::Comment };
        let may = |verb| viewer.grants_for(&def.name, &verb).next().is_some();
        if !def.attachments || !(may(verb) || may(Verb::Create)) {
            return Err(Refusal::new(Code::Forbidden).with("verb", "attach files to").into());
        }
        let mut head = Vec::with_capacity(files::SNIFF_BYTES);
        (&mut *upload.bytes).take(files::SNIFF_BYTES as u64).read_to_end(&mut head).await.map_err(incomplete)?;
        let media_type = files::sniff(&head);
        let name = files::safe_name(upload.name);
        files::accept(&name, media_type)?;
        let max = self.options.max_attachment;
        let mut sent = Sent { bytes: upload.bytes, broke: false };
        let stored = self.store.blobs().put(std::io::Cursor::new(head).chain(&mut sent), max).await;
        let stored = stored.map_err(|fault| match fault.kind {
            _ if sent.broke => incomplete(fault),
            store::FaultKind::TooLarge => {
                AppError::refused(Refusal::new(Code::AttachmentTooLarge).on("file").with("max", format!("{} MiB", max / (1024 * 1024))))
            }
            _ => fault.into(),
        })?;
        let file = Attachment {
            id: self.new_id(),
            name,
            media_type: media_type.to_owned(),
            size: stored.size,
            sha256: stored.sha256,
            visibility: upload.visibility,
            message: None,
            removed: false,
        };
        Ok(NewAttachment { file })
    }

    /// Opens a file of a record.
    ///
    /// # Errors
    /// Not visible: no such record, no such file, or one this viewer may not open; a fault.
    pub async fn download(&self, viewer: &Viewer, record: Id, attachment: Id) -> Result<Download> {
        let view = self.view(viewer, record).await?;
        let stored = self.store.attachment(attachment).await?.ok_or(AppError::NotVisible)?;
        if stored.record != record || !beside::may_open(&stored, view.can.internal) {
            return Err(AppError::NotVisible);
        }
        let bytes = self
            .store
            .blobs()
            .get(&stored.file.sha256)
            .await?
            .ok_or_else(|| AppError::fault(format!("the bytes of file {attachment} ({}) are gone", stored.file.sha256)))?;
        Ok(Download { file: beside::attachment(stored), bytes: Box::new(bytes) })
    }
}

/// What is sent, and whether it was the sending that failed: that is the sender's to mend, a full disk is ours.
struct Sent<'a> {
    bytes: &'a mut (dyn AsyncRead + Send + Unpin),
    broke: bool,
}

impl AsyncRead for Sent<'_> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let read = Pin::new(&mut *self.bytes).poll_read(cx, buf);
        self.broke |= matches!(read, Poll::Ready(Err(_)));
        read
    }
}

fn incomplete(error: impl std::fmt::Display) -> AppError {
    tracing::debug!(%error, "an upload ended early");
    Refusal::new(Code::AttachmentIncomplete).on("file").into()
}
