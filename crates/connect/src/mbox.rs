//! Mail into files: one mbox file (RFC 4155) a day, which any mail program opens. Good enough to look at and to test with.
//! Sending is repeated when nobody knows whether it was done; the second copy bears the same `Message-ID`.

use app::ports::{BoxFuture, Mail, Mailer, SendError};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use mail_builder::MessageBuilder;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Appends mails to `mail-<day>.mbox`.
#[derive(Debug)]
pub struct Mbox {
    folder: PathBuf,
    /// The file of the day, kept open.
    file: Mutex<Option<(Date, File)>>,
}

impl Mbox {
    /// Mails go to files in `folder`, which is made when the first one is written.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), file: Mutex::default() }
    }
    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Mails about one event bear one time, and stand in one file.
    fn write(&self, mails: &[Mail]) -> std::io::Result<()> {
        let Some(first) = mails.first() else { return Ok(()) };
        let sent = TimeZone::UTC.to_datetime(first.at.to_jiff());
        let mut text = Vec::new();
        for mail in mails {
            writeln!(text, "From {} {}", one_word(&mail.from.address), sent.strftime("%a %b %e %H:%M:%S %Y"))?;
            for line in render(mail)?.split(|b| *b == b'\n') {
                let line = line.strip_suffix(b"\r").unwrap_or(line);
                // A line that looks like the beginning of the next mail is quoted.
                if line.iter().position(|b| *b != b'>').is_some_and(|at| line[at..].starts_with(b"From ")) {
                    text.push(b'>');
                }
                text.extend_from_slice(line);
                text.push(b'\n');
            }
            text.push(b'\n');
        }
        let path = self.folder.join(format!("mail-{}.mbox", sent.date()));
        let mut kept = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // One call that does not wait for the disk: handing it to another thread would cost more than it does.
        match &mut *kept {
            // Somebody may have taken the file away; what went on into it would be lost.
            Some((day, file)) if *day == sent.date() && path.exists() => file.write_all(&text),
            other => {
                let (_, file) = other.insert((sent.date(), open(&self.folder, &path)?));
                file.write_all(&text)
            }
        }
    }
}

fn open(folder: &Path, file: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.append(true).create(true);
    match options.open(file) {
        Err(missing) if missing.kind() == std::io::ErrorKind::NotFound => {
            std::fs::create_dir_all(folder)?;
            options.open(file)
        }
        other => other,
    }
}

fn one_word(address: &str) -> String {
    address.chars().map(|c| if c.is_whitespace() || c.is_control() { '-' } else { c }).collect()
}

impl Mailer for Mbox {
    fn send<'a>(&'a self, mails: &'a [Mail]) -> BoxFuture<'a, Result<(), SendError>> {
        let done = self.write(mails).map_err(|e| SendError { reason: format!("the mail cannot be written: {e}"), permanent: false });
        Box::pin(std::future::ready(done))
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
    async fn a_day_is_one_file_that_mail_programs_read() {
        let folder = testkit::temp_dir();
        let mailer = Mbox::new(folder.join("sent"));
        mailer.send(&[mail(), Mail { text: "From here on\n>From there\n".into(), ..mail() }]).await.unwrap();
        let next = mail().at.plus_seconds(86_400);
        mailer.send(&[Mail { at: next, ..mail() }]).await.unwrap();
        let mut names: Vec<_> = std::fs::read_dir(mailer.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["mail-2026-03-27.mbox", "mail-2026-03-28.mbox"]);
        let text = std::fs::read_to_string(mailer.path().join(&names[0])).unwrap();
        assert_eq!(text.matches("\n\nFrom desk@example.org Fri Mar 27 15:00:00 2026\nMessage-ID").count(), 1, "{text}");
        assert!(text.contains("\n>From here on\n>>From there\n"), "{text}");
        // Taken away while it is open.
        let last = mailer.path().join(&names[1]);
        std::fs::remove_file(&last).unwrap();
        mailer.send(&[Mail { at: next, ..mail() }]).await.unwrap();
        assert_eq!(std::fs::read_to_string(&last).unwrap().matches("Message-ID").count(), 1);
    }
}
