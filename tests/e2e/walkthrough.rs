//! Report, queue, work, resolve, history, proof; and what the two of them see of each other meanwhile.

use crate::{AGENT, Stage, USER};
use testkit::{Chromium, run};

const TITLE: &str = "The label printer in hall four prints blank labels";

/// On a phone: three fields, and only what is hers. The number of the incident.
pub async fn a_user_reports(stage: &Stage, phone: &Chromium) -> String {
    let tab = phone.tab(390, 844, false).await;
    stage.arrive(&tab, USER).await;
    tab.sees("how can we help?").await;
    stage.go(&tab, "/report").await;
    let asked = tab.eval("document.querySelectorAll('form.panel .field').length").await;
    assert_eq!(asked, 3, "three fields are enough");
    tab.fill("#f-title", TITLE).await;
    tab.fill("#f-description", "Since the roll was changed every label comes out white. The truck leaves at noon.").await;
    tab.eval("document.querySelector('#f-service').selectedIndex = 3").await;
    tab.leave("form.panel button[type=submit]").await;
    tab.until("location.pathname.startsWith('/r/INC') && document.querySelector('h1')").await;
    tab.sees(TITLE).await;
    tab.sees("Received, nobody works on it yet").await;
    let key = tab.eval("document.querySelector('[data-record]').dataset.key").await.as_str().unwrap().to_owned();
    // Somebody else's is not there for her.
    stage.go(&tab, "/r/INC0000001").await;
    tab.sees("There is nothing here for you").await;
    stage.go(&tab, "/t/incident?q=is:open").await;
    let rows = tab.eval("document.querySelectorAll('[data-rows] tr').length").await.as_u64().unwrap();
    let own = tab.eval(&format!("document.body.innerText.includes('{key}')")).await;
    assert!(own == true && rows < 20, "{rows} open incidents are shown to a user");
    tab.close().await;
    key
}

/// At the desk.
pub async fn an_agent_works_it(stage: &Stage, desk: &Chromium, phone: &Chromium, key: &str) {
    let tab = desk.tab(1440, 900, false).await;
    stage.arrive(&tab, AGENT).await;
    tab.sees(", Nadia").await;
    let second = desk.tab(1440, 900, false).await;

    // The queue: filtered by the query bar, walked by keyboard.
    stage.go(&tab, "/t/incident?view=open").await;
    tab.fill("[data-query]", "is:open prioritty:p1").await;
    tab.press("Enter").await;
    tab.sees("Did you mean").await;
    tab.fill("[data-query]", "state:new printer blank labels").await;
    tab.press("Enter").await;
    tab.until("document.querySelectorAll('[data-rows] tr').length === 1 && document.documentElement.classList.contains('js')").await;
    tab.eval("document.activeElement.blur()").await;
    tab.press("j").await;
    tab.until("document.querySelector('[data-rows] tr[data-at]')").await;
    stage.go(&second, "/t/incident?q=state:new+printer+blank+labels").await;
    tab.press("o").await;
    tab.until(&format!("location.pathname === '/r/{key}' && document.querySelector('#composer')")).await;

    // A note for colleagues, a reply for her; what she sees of it arrives without a reload.
    let hers = phone.tab(390, 844, false).await;
    stage.go(&hers, &format!("/r/{key}")).await;
    hers.until("document.documentElement.classList.contains('js')").await;
    tab.click("#composer label:has([value=internal])").await;
    tab.fill("#composer-text", "Probably the ribbon was put in upside down.").await;
    tab.leave("#composer button[type=submit]").await;
    tab.until("[...document.querySelectorAll('.msg.internal')].some(m => m.innerText.includes('upside down'))").await;
    tab.click("#composer label:has([value=public])").await;
    tab.fill("#composer-text", "We are on our way to hall four.").await;
    tab.leave("#composer button[type=submit]").await;
    tab.until("[...document.querySelectorAll('.msg.reply')].some(m => m.innerText.includes('hall four'))").await;
    hers.until("[...document.querySelectorAll('.msg')].some(m => m.innerText.includes('on our way to hall four'))").await;
    assert!(!hers.shows("upside down").await, "an internal note reached the requester");

    // What is missing is said before anything is asked for; what was typed stays.
    stage.go(&tab, &format!("/r/{key}/move/assign")).await;
    tab.leave("form.panel button[type=submit]").await;
    tab.until("document.querySelector('#errors') || document.querySelector('p.error')").await;
    assert_eq!(tab.eval("location.pathname").await, format!("/r/{key}/move/assign"));
    choose(&tab, "category", "a").await;
    tab.eval("document.querySelector('[name=impact][value=\"3_low\"]').click(); document.querySelector('[name=urgency][value=\"2_medium\"]').click()").await;
    choose(&tab, "assigned_group", "Service desk").await;
    tab.leave("form.panel button[type=submit]").await;
    tab.until(&format!("location.pathname === '/r/{key}' && document.querySelector('header .state')?.innerText.includes('Assigned')"))
        .await;
    second.until("document.querySelector('[data-rows] tr')?.innerText.includes('Assigned')").await;

    stage.go(&tab, &format!("/r/{key}/move/start")).await;
    choose(&tab, "assigned_to", "Nadia Rahman").await;
    tab.leave("form.panel button[type=submit]").await;
    tab.until("document.querySelector('header .state')?.innerText.includes('In progress')").await;
    tab.until("document.querySelectorAll('.clock').length === 2").await;

    stage.go(&tab, &format!("/r/{key}/move/resolve")).await;
    tab.leave("form.panel button[type=submit]").await;
    tab.until("document.querySelector('p.error')").await;
    tab.fill("#f-resolution", "The ribbon was put in the right way round; ten labels printed as a test.").await;
    tab.eval("(r => { if (r) r.click(); else { const s = document.querySelector('#f-resolution_code'); s.value = 'fixed'; } })(document.querySelector('[name=resolution_code][type=radio][value=fixed]'))").await;
    tab.fill("#f-configuration_item", "Label printer, hall four").await;
    tab.leave("form.panel button[type=submit]").await;
    tab.until("document.querySelector('header .state')?.innerText.includes('Resolved')").await;
    hers.sees("Solved").await;

    // History in words, and the proof, checked by the program on its own.
    stage.go(&tab, &format!("/r/{key}/history")).await;
    for words in ["Nadia Rahman", "Elif Kaya", "moved to Resolved", "The ribbon was put in the right way round"] {
        tab.sees(words).await;
    }
    stage.go(&tab, &format!("/r/{key}/proof")).await;
    tab.sees("Entries of this record").await;
    // The newest checkpoint was signed when the demonstration was built: an incident of the log lies beneath it.
    stage.go(&tab, "/t/incident?q=state:closed").await;
    let sealed = tab.eval("document.querySelector('[data-rows] tr').dataset.href").await.as_str().unwrap().to_owned();
    stage.go(&tab, &format!("{sealed}/proof")).await;
    let fetched = "fetch(document.querySelector('a[download]').href).then(a => a.text())";
    let bundle = tab.eval(fetched).await.as_str().unwrap().to_owned();
    let file = stage.place.join("taken-home.proof");
    std::fs::write(&file, &bundle).unwrap();
    let verified = run(&["verify", file.to_str().unwrap()], stage.place.path(), "");
    assert_eq!(verified.code, 0, "{verified:?}");
    std::fs::write(&file, bundle.replace("person:", "Person:")).unwrap();
    let altered = run(&["verify", file.to_str().unwrap()], stage.place.path(), "");
    assert_ne!(altered.code, 0, "an altered bundle was taken: {altered:?}");
    // Whoever listens is told at once of what happened since the page was made.
    let missed = "new Promise(told => { const late = new EventSource(`/events?record=${document.querySelector('[data-record]').dataset.record}&version=1`); \
                  late.addEventListener('changed', e => { late.close(); told(JSON.parse(e.data).version); }); })";
    stage.go(&tab, &format!("/r/{key}")).await;
    let version = tab.eval("Number(document.querySelector('[data-record]').dataset.version)").await;
    assert!(version.as_u64() > Some(1) && tab.eval(missed).await == version, "what was missed is told");
    // She answers; he sees it without a reload.
    stage.go(&tab, &format!("/r/{key}")).await;
    tab.until("document.documentElement.classList.contains('js')").await;
    hers.fill("#composer-text", "It prints again, thank you!").await;
    hers.leave("#composer button[type=submit]").await;
    tab.until("[...document.querySelectorAll('.msg')].some(m => m.innerText.includes('prints again'))").await;
    for done in [tab, second, hers] {
        done.close().await;
    }
}

/// Chooses in a reference box: types, and takes the first answer.
pub async fn choose(tab: &testkit::Tab, field: &str, text: &str) {
    if tab.eval(&format!("document.querySelector('#f-{field}').tagName")).await == "SELECT" {
        let pick = format!(
            "(s => {{ s.value = [...s.options].find(o => o.value && o.text.includes('{text}')).value; }})(document.querySelector('#f-{field}'))"
        );
        tab.eval(&pick).await;
        return;
    }
    let combo = format!("document.querySelector('#f-{field}').closest('.combo')");
    tab.fill(&format!("#f-{field}"), text).await;
    // What was answered to an empty box may still stand there: wait for what was asked.
    tab.until(&format!(
        "[...{combo}.querySelectorAll('[role=listbox]:not([hidden]) [role=option]')].some(o => o.textContent.includes('{text}'))"
    ))
    .await;
    let exact =
        format!("(all => all.find(o => o.firstChild.textContent === '{text}') ?? all[0])([...{combo}.querySelectorAll('[role=option]')])");
    tab.eval(&format!("{exact}.dispatchEvent(new PointerEvent('pointerdown', {{bubbles: true, cancelable: true}})) && 0")).await;
    tab.until(&format!("[...{combo}.querySelectorAll('input[type=hidden]')].pop().value !== ''")).await;
}
