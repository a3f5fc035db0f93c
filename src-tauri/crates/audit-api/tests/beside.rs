//! What is foreign is done beside the store: while it hangs the program goes on, and what became of the audit meanwhile counts.

mod common;

use audit_api::views::FileView;
use audit_api::{KeptIn, KeyFiles, KeyStore, Program};
use common::{answer_all, begin, declare, program};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// A key store that waits for somebody to type a password.
struct Asking {
    asked: Mutex<Sender<()>>,
    typed: Mutex<Receiver<()>>,
    files: KeyFiles,
}

impl Asking {
    fn wait(&self) {
        self.asked.lock().unwrap().send(()).unwrap();
        self.typed.lock().unwrap().recv().unwrap();
    }
}

impl KeyStore for Asking {
    fn keep(&self, name: &str, pem: &str) -> Result<KeptIn, String> {
        self.wait();
        self.files.keep(name, pem)
    }

    fn fetch(&self, kept_in: KeptIn, name: &str) -> Result<Option<String>, String> {
        self.files.fetch(kept_in, name)
    }
}

fn ready(data: &std::path::Path) -> (Program, String) {
    let mut program = program(data);
    let audit = begin(&mut program);
    answer_all(&mut program, &audit);
    declare(&mut program, &audit);
    for question in program.questions(&audit).unwrap() {
        let _ = program.set_field(&audit, &format!("question/{}/answer", question.id), "No", "");
    }
    (program, audit)
}

#[test]
fn a_key_store_that_asks_for_a_password_holds_up_nothing() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = ready(data.path());
    let (asked, is_asked) = channel();
    let (type_password, typed) = channel();
    let files = KeyFiles::new(&data.path().join("keys"));
    let keys = Asking { asked: Mutex::new(asked), typed: Mutex::new(typed), files };
    let wanted = program.return_wanted(&audit).unwrap();
    let fetching = thread::spawn(move || wanted.fetch(&keys));
    is_asked.recv().unwrap();
    // Nothing of the audit is locked meanwhile.
    program.set_field(&audit, "profile/email", "other@example.org", "").unwrap();
    assert!(!fetching.is_finished(), "it still asks");
    type_password.send(()).unwrap();
    let hand = fetching.join().unwrap().unwrap();
    let made = program.sign_return(&audit, &hand).unwrap();
    let files: Vec<FileView> = made.parts().iter().map(|part| part.save(out.path())).collect();
    let asked = program.files_of_return_saved(&made, files).unwrap();
    let (seen, kept) = (asked.files().look(), vec![String::new()]);
    let view = asked.view(seen, kept).remove(0);
    assert!(view.files.iter().all(|file| file.saved), "{:?}", view.files);
    let name = &view.files.iter().find(|file| file.kind.code() == "zip").unwrap().name;
    assert!(view.message.contains(name), "{}", view.message);
    assert!(
        view.key_note.as_deref().unwrap_or_default().contains("in a file that only your account can read"),
        "{:?}",
        view.key_note
    );
    let written =
        audit_exchange::returns::verify(&std::fs::read(view.files[1].path.as_ref().unwrap()).unwrap()).unwrap();
    assert_eq!(
        written.submission().content().organisation.email,
        "other@example.org",
        "as it stands when it is signed"
    );
}

#[test]
fn what_changes_while_a_key_is_fetched_counts() {
    let data = tempfile::tempdir().unwrap();
    let (mut program, audit) = ready(data.path());
    let keys = KeyFiles::new(&data.path().join("keys"));
    let hand = program.return_wanted(&audit).unwrap().fetch(&keys).unwrap();
    // It is not ready any more.
    program.withdraw_agreement(&audit, "lead").unwrap();
    assert_eq!(program.sign_return(&audit, &hand).err().unwrap().code, "not-ready");
    declare(&mut program, &audit);
    program.sign_return(&audit, &hand).unwrap();
    // A second time there is nothing to sign, and a key that was given up signs nothing.
    assert_eq!(program.sign_return(&audit, &hand).err().unwrap().code, "audit-locked");
    program.start_revision(&audit, "A rating was wrong").unwrap();
    let hand = program.return_wanted(&audit).unwrap().fetch(&keys).unwrap();
    program.give_up_signing_key(&audit).unwrap();
    assert_eq!(program.sign_return(&audit, &hand).err().unwrap().code, "signing-key-missing");
}

#[test]
fn a_copy_of_the_paper_that_is_not_so_any_more_when_it_is_saved_is_none() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let drawn = program.draw_paper(&audit).unwrap().draw().unwrap();
    let file = drawn.part().save(out.path());
    assert!(file.saved, "{:?}", file.problem);
    program.set_field(&audit, "profile/name", "Southgate Surgery", "").unwrap();
    let mut saved = drawn.saved(file);
    assert_eq!(program.record_paper(&mut saved).unwrap_err().code, "paper-changed");
    saved.remove();
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0, "no copy has a number that nobody knows");
    assert!(program.readers(&audit).unwrap().copies.is_empty());
    // As long as nothing changed it is recorded, and stays.
    let drawn = program.draw_paper(&audit).unwrap().draw().unwrap();
    let file = drawn.part().save(out.path());
    let mut saved = drawn.saved(file);
    program.record_paper(&mut saved).unwrap();
    saved.remove();
    assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 1);
}

#[test]
fn files_of_a_return_that_cannot_be_looked_at_are_said_to_be_so() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = ready(data.path());
    program.make_return(&audit, &out.path().display().to_string()).unwrap();
    let asked = program.returns_asked(&audit).unwrap();
    let files = asked.files();
    assert_eq!(files.folder().as_deref(), Some(out.path()));
    let unseen = files.unseen("The folder is not responding.");
    let view = asked.view(unseen, vec!["Not known.".to_owned()]).remove(0);
    assert!(
        view.files.iter().all(|file| !file.saved && file.problem == Some("The folder is not responding.".to_owned()))
    );
    assert_eq!((view.files.len(), view.key_kept.as_str()), (3, "Not known."));
}

#[test]
fn a_path_that_a_snapshot_names_is_neither_read_nor_written_nor_shown() {
    let [theirs, data, planted, chosen] = [(); 4].map(|()| tempfile::tempdir().unwrap());
    let (mut colleague, audit) = ready(theirs.path());
    let made = colleague.make_return(&audit, &planted.path().display().to_string()).unwrap();
    colleague.take_snapshot().unwrap();
    let name = colleague.snapshots().unwrap().snapshots[0].name.clone();
    let mut program = program(data.path());
    std::fs::create_dir_all(data.path().join("snapshots")).unwrap();
    std::fs::copy(theirs.path().join("snapshots").join(&name), data.path().join("snapshots").join(&name)).unwrap();
    program.restore_snapshot(&name, false).unwrap();
    // The files do lie there, just as they should be: nothing looks.
    assert!(made.files.iter().all(|file| std::path::Path::new(file.path.as_ref().unwrap()).is_file()));
    assert_eq!(program.returns_asked(&audit).unwrap().files().folder(), None);
    let view = program.returns(&audit).unwrap().remove(0);
    assert_eq!(
        (view.folder.as_deref().unwrap_or_default(), view.files.len()),
        ("", 3),
        "without a folder there is no token for one"
    );
    for file in &view.files {
        assert!(!file.saved && file.path.is_none(), "{file:?}");
        assert_eq!(
            file.problem,
            Some("The program knows of no saved copy of this file. Choose a folder for it.".to_owned())
        );
    }
    let again = program.save_return_again(&audit, 1, &chosen.path().display().to_string()).unwrap();
    assert_eq!(again.folder, Some(chosen.path().display().to_string()));
    assert!(program.returns(&audit).unwrap()[0].files.iter().all(|file| file.saved));
    assert_eq!(std::fs::read_dir(planted.path()).unwrap().count(), 3, "nothing more came there");
}

#[test]
fn a_workbook_is_held_against_the_audit_as_it_was_and_not_brought_into_another() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut program = program(data.path());
    let audit = begin(&mut program);
    let asked =
        audit_api::views::MakeWorkbook { audit: Some(audit.clone()), tool: String::new(), service_type: String::new() };
    let path = program.draw_workbook(&asked).unwrap().save(out.path()).unwrap().path;
    program.set_field(&audit, "profile/name", "Southgate Surgery", "").unwrap();
    let book = audit_api::workbooks::Book::read(std::path::Path::new(path.as_ref().unwrap())).unwrap();
    let digest = program.preview_workbook(path.as_ref().unwrap(), &audit, false).unwrap().digest;
    let held = program.workbook_into(&book, &audit, false).unwrap().hold(&book).unwrap();
    program.set_field(&audit, "profile/substitute", "Cy Example", "").unwrap();
    assert_eq!(program.bring_in(held, true, &digest).unwrap_err().code, "stale-field");
    assert_eq!(program.profile(&audit).unwrap().name, "Southgate Surgery");
    let held = program.workbook_into(&book, &audit, false).unwrap().hold(&book).unwrap();
    program.bring_in(held, true, &digest).unwrap();
    assert_eq!(program.profile(&audit).unwrap().name, "Northgate Surgery");
}
