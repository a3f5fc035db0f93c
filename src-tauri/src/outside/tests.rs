//! Whatever hangs, the store is free: something is saved while the other still hangs.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use audit_api::{KeptIn, KeyStore, Policy};

use crate::beside::Beside;
use crate::desk::Desk;
use crate::folders::Folders;
use crate::keys::{Ring, SystemKeys};

const LONG: Duration = Duration::from_secs(60);

/// A key store that says when it is asked and never answers.
struct Silent(std::sync::Mutex<Sender<()>>);

impl Silent {
    fn hang(&self) {
        self.0.lock().unwrap().send(()).unwrap();
        loop {
            thread::park();
        }
    }
}

impl Ring for Silent {
    fn keep(&self, _: &str, _: &str) -> bool {
        self.hang();
        false
    }

    fn fetch(&self, _: &str) -> Result<Option<String>, String> {
        self.hang();
        Ok(None)
    }

    fn forget(&self, _: &str) {}
}

fn desk(data: &Path, patience: Duration) -> (Arc<Desk>, Receiver<()>) {
    let (asked, begun) = channel();
    let beside = Beside::default();
    let ring = Arc::new(Silent(std::sync::Mutex::new(asked)));
    let keys = SystemKeys::with(ring, data, &beside, patience);
    let desk =
        Desk::with_keys(&Folders { data: data.to_path_buf(), by_it: false, policy: Policy::default() }, beside, keys);
    (Arc::new(desk), begun)
}

#[test]
fn a_fault_in_one_command_is_answered_and_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, _begun) = desk(folder.path(), LONG);
    save(&desk);
    let answered = desk.with(|program| -> Result<(), audit_api::ApiError> {
        program.set_person("Somebody else", "").unwrap();
        panic!("a fault")
    });
    assert_eq!(answered.unwrap_err().code, "program-fault");
    let person = desk.retry(|program| program.start()).unwrap().person.map(|person| person.name);
    assert_eq!(person.as_deref(), Some("Somebody else"), "what was on the disk is there");
    save(&desk);
}

/// Something is saved now.
fn save(desk: &Desk) {
    let start = desk.with(|program| program.set_person("Ann Example", "Practice manager")).unwrap();
    assert_eq!(start.person.map(|person| person.name).as_deref(), Some("Ann Example"));
}

#[test]
fn a_key_store_that_never_answers_holds_up_no_save_and_the_key_goes_into_its_file() {
    let data = tempfile::tempdir().unwrap();
    let (desk, begun) = desk(data.path(), Duration::from_millis(300));
    let keys = desk.keys();
    let keeping = thread::spawn(move || keys.keep("a", "pem"));
    begun.recv_timeout(LONG).expect("it is asked");
    save(&desk);
    assert_eq!(keeping.join().unwrap(), Ok(KeptIn::File));
    assert_eq!(desk.keys().fetch(KeptIn::File, "a").unwrap().as_deref(), Some("pem"));
    save(&desk);
    assert!(desk.close(Duration::from_millis(50)).is_empty(), "a key that is asked for is nothing that is left undone");
}

#[test]
fn a_folder_that_hangs_holds_up_no_save_and_closing_says_what_is_left() {
    let data = tempfile::tempdir().unwrap();
    let share = tempfile::tempdir().unwrap();
    let (desk, _begun) = desk(data.path(), LONG);
    let (say, begun) = channel();
    let (end, ended): (_, Receiver<()>) = channel();
    let (saving, at) = (desk.clone(), share.path().to_path_buf());
    let writes = thread::spawn(move || {
        let work = move |_: &Path| {
            say.send(()).unwrap();
            let _ = ended.recv();
            7
        };
        saving.in_folder(&at, "a file that is being saved", work, drop)
    });
    begun.recv_timeout(LONG).expect("it is asked");
    save(&desk);
    assert!(desk.snapshots().is_ok());
    let asked = desk.with(|program| program.snapshots_asked()).unwrap();
    assert_eq!(asked.second_folder(), None);
    assert_eq!(desk.close(Duration::from_millis(50)), ["a file that is being saved"]);
    assert!(!writes.is_finished(), "it still hangs");
    end.send(()).unwrap();
    assert_eq!(writes.join().unwrap().unwrap(), 7);
    assert!(desk.close(LONG).is_empty());
}

#[test]
fn somebody_who_waits_for_a_folder_can_cancel() {
    let data = tempfile::tempdir().unwrap();
    let share = tempfile::tempdir().unwrap();
    let (desk, _begun) = desk(data.path(), LONG);
    let (say, begun) = channel();
    let (_end, ended): (Sender<()>, _) = channel();
    let (saving, at) = (desk.clone(), share.path().to_path_buf());
    let writes = thread::spawn(move || {
        let work = move |_: &Path| {
            say.send(()).unwrap();
            ended.recv().is_ok()
        };
        saving.in_folder(&at, "", work, drop)
    });
    begun.recv_timeout(LONG).expect("it is asked");
    desk.beside().stop();
    let stopped = writes.join().unwrap().unwrap_err();
    assert_eq!((stopped.code.as_str(), stopped.hint.as_str()), ("stopped", "Nothing was changed."));
    // Of something that is being saved nobody can say so.
    let elsewhere = tempfile::tempdir().unwrap();
    let (say, begun) = channel();
    let (_end, ended): (Sender<()>, _) = channel();
    let (saving, at) = (desk.clone(), elsewhere.path().to_path_buf());
    let writes = thread::spawn(move || {
        let work = move |_: &Path| {
            say.send(()).unwrap();
            ended.recv().is_ok()
        };
        saving.saving_in(&at, "a file", work)
    });
    begun.recv_timeout(LONG).expect("it is asked");
    desk.beside().stop();
    let stopped = writes.join().unwrap().unwrap_err();
    let may_arrive = format!("You cancelled this. The file may still be saved in {}.", elsewhere.path().display());
    assert_eq!((stopped.code.as_str(), stopped.message), ("stopped-saving", may_arrive));
}

#[test]
fn a_folder_to_begin_in_that_is_gone_is_none() {
    let data = tempfile::tempdir().unwrap();
    let (desk, _begun) = desk(data.path(), LONG);
    let keep = |folder: &Path| desk.with(|program| program.keep_last_folder(&folder.display().to_string())).unwrap();
    let there = tempfile::tempdir().unwrap();
    keep(there.path());
    assert_eq!(desk.folder_to_begin(), there.path());
    let gone = there.path().join("gone");
    keep(&gone);
    assert_ne!(desk.folder_to_begin(), gone);
}
