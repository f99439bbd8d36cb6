//! Mail into a folder: every mail becomes one RFC 5322 file, named so that sending it twice makes one file. Good enough
//! to look at, to test with, and to hand to any transport that picks up a folder.

use app::ports::{BoxFuture, Mail, Mailer, SendError};
use mail_builder::MessageBuilder;
use std::path::{Path, PathBuf};

/// Writes mails as `.eml` files.
#[derive(Clone, Debug)]
pub struct MailFolder(PathBuf);

impl MailFolder {
    /// Mails go to `folder`, which is made when the first one is written.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }
    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn write(&self, mail: &Mail) -> Result<(), SendError> {
        let bytes = render(mail).map_err(|e| SendError { reason: e.to_string(), permanent: true })?;
        let name: String = mail.id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        // Two calls that do not wait for the disk: handing them to another thread would cost more than they do.
        put(&self.0, &name, &bytes).map_err(|e| SendError { reason: format!("the mail cannot be written: {e}"), permanent: false })
    }
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    // Under another name first: whoever picks up the folder never meets half a mail.
    let part = folder.join(format!(".{name}.part"));
    if let Err(missing) = std::fs::write(&part, bytes) {
        if missing.kind() != std::io::ErrorKind::NotFound {
            return Err(missing);
        }
        std::fs::create_dir_all(folder)?;
        std::fs::write(&part, bytes)?;
    }
    std::fs::rename(&part, folder.join(format!("{name}.eml")))
}

impl Mailer for MailFolder {
    fn send<'a>(&'a self, mail: &'a Mail) -> BoxFuture<'a, Result<(), SendError>> {
        Box::pin(std::future::ready(self.write(mail)))
    }
}

/// The mail as RFC 5322 text. Line breaks in names and subjects are taken out: they would begin new headers.
fn render(mail: &Mail) -> std::io::Result<Vec<u8>> {
    let line = |text: &str| text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let host = mail.from.address.rsplit('@').next().unwrap_or("localhost");
    let thread = format!("{}@{host}", mail.record);
    MessageBuilder::new()
        .message_id(format!("{}@{host}", mail.id))
        .in_reply_to(thread.clone())
        .references(thread)
        .date(mail.at.seconds())
        .from((line(&mail.from.name), line(&mail.from.address)))
        .to((line(&mail.to.name), line(&mail.to.address)))
        .subject(line(&mail.subject))
        .header("Auto-Submitted", mail_builder::headers::raw::Raw::new("auto-generated"))
        .text_body(mail.text.clone())
        .write_to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::ports::Mailbox;
    use kernel::{Id, Timestamp};

    fn mail() -> Mail {
        Mail {
            id: "0190a3b0-0000-7000-8000-000000000001-ada".into(),
            from: Mailbox { name: "Service desk".into(), address: "desk@example.org".into() },
            to: Mailbox { name: "Zoë\r\nBcc: x@example.org".into(), address: "zoe@example.org".into() },
            subject: "INC0000001 Drucker brennt – Zürich\nX-Evil: 1".into(),
            text: "Guten Tag,\n\nwir kümmern uns.\n".into(),
            record: Id::from_u128(7),
            at: Timestamp::from_seconds(1_774_623_600),
        }
    }

    #[test]
    fn a_mail_is_well_formed_and_cannot_be_injected_into() {
        let text = String::from_utf8(render(&mail()).unwrap()).unwrap();
        let headers = text.split("\r\n\r\n").next().unwrap().to_lowercase();
        assert!(!headers.contains("\nbcc:") && !headers.contains("\nx-evil:"), "{headers}");
        assert!(headers.contains("message-id: <0190a3b0-0000-7000-8000-000000000001-ada@example.org>"), "{headers}");
        assert!(headers.contains("date: fri, 27 mar 2026 15:00:00 +0000"), "{headers}");
        assert!(headers.contains("auto-submitted: auto-generated"), "{headers}");
    }

    #[tokio::test]
    async fn sending_twice_makes_one_file() {
        let folder = testkit::temp_dir();
        let mailer = MailFolder::new(folder.join("sent"));
        mailer.send(&mail()).await.unwrap();
        mailer.send(&mail()).await.unwrap();
        let names: Vec<_> = std::fs::read_dir(mailer.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
        assert_eq!(names, ["0190a3b0-0000-7000-8000-000000000001-ada.eml"]);
    }
}
