//! What the demonstration does not have by itself: a conversation that goes on and on, with files and links, and a program
//! that nobody has set up yet.

use std::path::Path;
use testkit::{Chromium, Server, Tab, program, temp_dir};

/// Sixty messages from both sides of the desk, some with files, and a few links; once.
pub async fn long_story(tab: &Tab) {
    tab.eval(
        r#"(async () => {
            if (document.querySelectorAll('.msg').length > 50) return;
            const path = location.pathname;
            const fresh = async (address) => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
            const texts = [
                'Did the restart help?',
                'I looked at the log of the last hour:\n\n```\n08:14:02 auth: ticket for host/files-03.site.example expired, renewing\n08:14:02 auth: clock skew too great (312 s)\n```\n\nThe clock of the server is **five minutes** behind.',
                'Thank you for waiting. We set the clock right and let the service read its keys again. Please sign out, sign in and try once more; tell us the exact text of the message if it comes back.',
                '- first the second floor\n- then the branch\n- last the warehouse',
                'A very long word without a break: Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft and https://intranet.example/knowledge/articles/2026/11/what-to-do-when-the-clock-of-a-server-is-wrong?from=mail',
            ];
            for (let i = 0; i < 60; i++) {
                const form = (await fresh(path)).querySelector('#composer');
                const data = new FormData(form);
                data.set('visibility', i % 3 === 1 ? 'internal' : 'public');
                data.set('body', texts[i % texts.length]);
                data.delete('files');
                if (i % 20 === 7) for (const name of ['photo of the screen.png', 'a-rather-long-name-of-a-log-file-from-the-second-floor-2026-11-23.log']) data.append('files', new File(['0123456789'.repeat(400)], name, { type: 'text/plain' }));
                await fetch(form.getAttribute('action'), { method: 'POST', body: data });
            }
            const list = await fresh('/t/incident?q=is:open');
            for (const row of [...list.querySelectorAll('[data-rows] tr')].slice(0, 3)) {
                const form = (await fresh(path + '/link')).querySelector('form.panel, main form');
                const data = new URLSearchParams(new FormData(form));
                data.set('link', 'related_to');
                data.set('other~', row.dataset.href.split('/').pop());
                await fetch(form.getAttribute('action'), { method: 'POST', body: data });
            }
        })()"#,
    )
    .await;
}

/// Three files chosen in the composer, not sent yet.
pub async fn choose_files(tab: &Tab) {
    tab.until("document.querySelector('#composer[data-formed] [type=file]')").await;
    tab.eval(
        r#"(() => {
            const input = document.querySelector('#composer [type=file]');
            const chosen = new DataTransfer();
            for (const name of ['screen.png', 'a-rather-long-name-of-a-log-file-from-the-second-floor-2026-11-23.log', 'minutes.pdf']) chosen.items.add(new File(['0123456789'.repeat(500)], name));
            input.files = chosen.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));
        })()"#,
    )
    .await;
    tab.until("document.querySelectorAll('[data-chosen] li').length === 3").await;
}

/// A file of categories, handed in and checked: rows that would be made, changed, and refused. Gives the address of its page.
pub async fn hand_in(tab: &Tab) -> Option<String> {
    let path = tab
        .eval(
            r#"(async () => {
                const data = new FormData(document.querySelector('main form'));
                const rows = ['Name,Within,Active,Legacy reference,Colour', 'Branch networks,Network,yes,K-1,blue', 'Cabling,Network,yes,K-2,', 'Wireless,Nowhere,yes,K-3,', 'Guests,K-1,perhaps,K-4,red', 'Telephony,,yes,K-5,'];
                data.set('file', new File([rows.join('\n')], 'categories of the old desk.csv', { type: 'text/csv' }));
                const answer = await fetch(location.pathname, { method: 'POST', body: data });
                return new URL(answer.url).pathname;
            })()"#,
        )
        .await;
    path.as_str().map(str::to_owned)
}

/// The page on which an organisation is founded, empty and refused.
pub async fn setup(browser: &Chromium, to: &Path) {
    let place = temp_dir();
    let server = Server::start(&program(), place.path()).expect("the server starts");
    let tab = browser.tab(1366, 768, false).await;
    for (size, width, height) in [super::PHONE, super::LAPTOP, super::WIDE] {
        tab.size(width, height).await;
        tab.open(&format!("http://{}/setup", server.address)).await;
        for dark in [false, true] {
            tab.scheme(dark).await;
            tab.picture(&to.join(format!("setup-{size}-{}.png", if dark { "dark" } else { "light" })), true).await;
        }
        tab.eval("document.querySelector('form').noValidate = true").await;
        tab.click("form button[type=submit]").await;
        tab.until("document.querySelector('[aria-invalid]')").await;
        tab.picture(&to.join(format!("setup-refused-{size}-dark.png")), true).await;
    }
    super::leave(&tab).await;
}
