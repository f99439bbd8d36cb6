//! `evident init`: the data folder, the journal's key, and the first administrator or a set-up token.

use super::{Mode, make_folder, open_app, open_store};
use crate::cli::Init;
use crate::config::Config;
use crate::exit::{Done, Failure};
use crate::output;
use app::auth::Founding;
use kernel::SystemIds;
use std::io::BufRead;

pub async fn run(args: &Init, config: &Config) -> Done {
    make_folder(&config.data())?;
    let store = open_store(config, Mode::Make).await?;
    let key = app::make_key(&config.data(), &mut SystemIds)?.verifier_key();
    let app = open_app(config, store.clone()).await?;
    if !app.setup_needed().await? {
        output::line("Everything is there already: somebody can sign in. Nothing was changed.");
    } else if let Some(email) = &args.admin_email {
        let founding = Founding {
            organisation: args.organisation.clone(),
            zone: args.zone.clone(),
            name: args.admin_name.clone().unwrap_or_else(|| name_from(email)),
            email: email.clone(),
            password: password(args)?,
            since: None,
        };
        app.found(&founding).await?;
        app.checkpoint("founded").await?;
        output::line(format!("{email} is the first administrator of {}.", args.organisation));
        output::line("Serve it:  evident serve");
    } else {
        let token = app.setup_token().await?;
        output::line("Nobody can sign in yet. Start the server and open /setup with this token; it is good once, for a day:");
        output::line(format!("  {}", token.reveal()));
    }
    output::line(format!("Key of the journal (keep a copy elsewhere, to check proofs with):\n  {key}"));
    store.close().await;
    Ok(())
}

/// `ada.lovelace@example.org` → `Ada Lovelace`.
fn name_from(email: &str) -> String {
    let local = email.split('@').next().unwrap_or(email);
    let words = local.split(['.', '_', '-']).filter(|w| !w.is_empty()).map(|word| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}

fn password(args: &Init) -> Done<String> {
    if args.password_stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line).map_err(Failure::fault)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    if let Ok(password) = std::env::var("EVIDENT_ADMIN_PASSWORD") {
        return Ok(password);
    }
    let ask = |prompt: &str| {
        rpassword::prompt_password(prompt)
            .map_err(|e| Failure::Usage(format!("the password cannot be asked for ({e}); use --password-stdin or EVIDENT_ADMIN_PASSWORD")))
    };
    let first = ask("Password (at least 12 characters): ")?;
    if ask("The same again: ")? == first { Ok(first) } else { Err(Failure::Refused("The two passwords differ.".to_owned())) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_read_from_addresses() {
        assert_eq!(super::name_from("ada.lovelace@example.org"), "Ada Lovelace");
        assert_eq!(super::name_from("root@x"), "Root");
    }
}
