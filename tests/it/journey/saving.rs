//! Folders that will not take the files: each outcome is said, the store is complete, saving again works.

use super::{bytes, file, names, skipped};
use audit_api::Program;
use audit_api::views::{AuditState, ReturnView};
use audit_exchange::returns::verify;
use audit_tests::{SmallDisk, open, ready};
use std::path::Path;

fn a_ready_audit(data: &Path) -> (Program, String) {
    let mut program = open(data).unwrap();
    let audit = ready(&mut program, "Northgate Surgery", "Z99901", |id| format!("We looked at {id}.")).unwrap();
    (program, audit)
}

fn make(program: &mut Program, audit: &str, folder: &Path) -> ReturnView {
    program.make_return(audit, &folder.display().to_string()).unwrap_or_else(|error| panic!("{}: {error}", error.code))
}

/// Nothing is made and nothing is locked where the folder cannot be used, and the folder is named.
fn refused_before(program: &mut Program, audit: &str, folder: &Path, says: &str) {
    let error = program.make_return(audit, &folder.display().to_string()).unwrap_err();
    assert_eq!((error.code, error.hint.as_str()), ("folder-unusable", "Choose another folder."));
    assert!(error.message.contains(says) && error.message.contains(&folder.display().to_string()), "{}", error.message);
    assert!(matches!(program.audit(audit).unwrap().state, AuditState::Open), "nothing is locked");
    assert!(program.returns(audit).unwrap().is_empty());
    let good = tempfile::tempdir().unwrap();
    let made = make(program, audit, good.path());
    assert!(made.files.iter().all(|file| file.saved));
    assert_eq!(names(good.path()).len(), 3, "nothing is left of having tried");
}

/// None of the files could be saved: each says so in plain words, and nothing is lost.
fn refused_and_saved_again(program: &mut Program, audit: &str, made: &ReturnView, says: &str) {
    for file in &made.files {
        assert!(!file.saved && file.path.is_none(), "{file:?}");
        assert!(
            file.problem.as_deref().unwrap_or_default().starts_with(&file.name)
                && file.problem.as_deref().unwrap_or_default().contains(says),
            "{file:?}"
        );
        assert!(
            file.problem.as_deref().unwrap_or_default().ends_with("then save again."),
            "it says what to do: {file:?}"
        );
        assert!(!file.problem.as_deref().unwrap_or_default().contains("os error"), "{file:?}");
    }
    assert!(matches!(program.audit(audit).unwrap().state, AuditState::Ready), "the return is made");
    assert!(program.start().unwrap().audits.iter().any(|card| card.status == "Ready, not sent yet"));
    let kept = program.returns(audit).unwrap().remove(0);
    assert!(
        kept.files.iter().all(|file| !file.saved && file.problem.as_deref().unwrap_or_default().contains(says)),
        "it is still said: {:?}",
        kept.files
    );
    let good = tempfile::tempdir().unwrap();
    let again = program.save_return_again(audit, 1, &good.path().display().to_string()).unwrap();
    verify(&bytes(&again, "return")).unwrap();
    assert_eq!(names(good.path()).len(), 3);
    let kept = program.returns(audit).unwrap().remove(0);
    assert!(kept.files.iter().all(|file| file.saved), "{:?}", kept.files);
    assert_eq!(kept.folder, Some(good.path().display().to_string()));
}

#[test]
fn a_folder_that_is_gone() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = a_ready_audit(data.path());
    refused_before(&mut program, &audit, &out.path().join("unplugged"), "is not there any more");
    assert_eq!(names(out.path()), Vec::<String>::new());
}

#[test]
fn a_folder_that_is_a_file() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = a_ready_audit(data.path());
    let letter = out.path().join("letter.txt");
    std::fs::write(&letter, "Dear governors").unwrap();
    refused_before(&mut program, &audit, &letter, "is not a folder");
    assert_eq!(std::fs::read(&letter).unwrap(), b"Dear governors");
}

#[test]
fn a_full_disk() {
    let Some(disk) = SmallDisk::new("16k") else {
        skipped("a full disk: mounting a small one is not allowed here");
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let (mut program, audit) = a_ready_audit(data.path());
    let made = make(&mut program, &audit, disk.path());
    refused_and_saved_again(&mut program, &audit, &made, "the disk is full");
    assert_eq!(names(disk.path()), Vec::<String>::new(), "nothing half written is left");
}

#[test]
fn a_folder_that_cannot_be_written_to() {
    let data = tempfile::tempdir().unwrap();
    let (mut program, audit) = a_ready_audit(data.path());
    // Root writes wherever it likes, except on a file system that is read-only.
    if let Some(disk) = SmallDisk::new("1m") {
        assert!(disk.make_read_only());
        refused_before(&mut program, &audit, disk.path(), "You cannot write to the folder");
    } else {
        let out = tempfile::tempdir().unwrap();
        let mut permissions = std::fs::metadata(out.path()).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(out.path(), permissions).unwrap();
        refused_before(&mut program, &audit, out.path(), "You cannot write to the folder");
    }
}

/// A folder whose path is so long that a short name still fits in it and those of the files do not: the folder looks good, and
/// saving fails all the same.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_in_which_saving_fails_after_all() {
    const LONGEST_PATH: usize = 4_095;
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = a_ready_audit(data.path());
    let mut folder = out.path().to_owned();
    let short = "/.saving-123456".len();
    while folder.as_os_str().len() + 1 < LONGEST_PATH - short {
        let left = LONGEST_PATH - short - folder.as_os_str().len() - 1;
        folder.push("f".repeat(left.min(200)));
    }
    std::fs::create_dir_all(&folder).unwrap();
    let made = make(&mut program, &audit, &folder);
    let named = format!("was not saved in {}", folder.display());
    refused_and_saved_again(&mut program, &audit, &made, &named);
}

#[test]
fn a_file_that_was_moved_is_missed_where_it_was() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = a_ready_audit(data.path());
    let made = make(&mut program, &audit, out.path());
    std::fs::remove_file(file(&made, "zip").path.as_ref().unwrap()).unwrap();
    std::fs::write(file(&made, "plan").path.as_ref().unwrap(), "changed").unwrap();
    let kept = program.returns(&audit).unwrap().remove(0);
    let folder = out.path().display();
    assert_eq!(file(&kept, "zip").problem, Some(format!("It is not in {folder} any more. Save it again.")));
    let changed = format!(
        "{} was changed after it was saved. Save it again before you send it.",
        file(&made, "plan").path.as_ref().unwrap()
    );
    assert_eq!(file(&kept, "plan").problem, Some(changed));
}

#[test]
fn files_of_the_same_name_are_never_written_over() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = a_ready_audit(data.path());
    let name = "Z99901-section-11-2026-r1.return.json";
    std::fs::write(out.path().join(name), "somebody's draft").unwrap();
    std::fs::create_dir(out.path().join("Z99901-section-11-2026-r1.plan.pdf")).unwrap();
    let made = make(&mut program, &audit, out.path());
    assert_eq!(file(&made, "return").name, "Z99901-section-11-2026-r1 (2).return.json");
    assert_eq!(file(&made, "plan").name, "Z99901-section-11-2026-r1 (2).plan.pdf");
    assert_eq!(std::fs::read(out.path().join(name)).unwrap(), b"somebody's draft");
    verify(&bytes(&made, "return")).unwrap();
    // Saved again at the same place, the same bytes make no third file.
    let again = program.save_return_again(&audit, 1, &out.path().display().to_string()).unwrap();
    assert_eq!(file(&again, "return").path, file(&made, "return").path);
    assert_eq!(names(out.path()).len(), 5);
    // The file of somebody else does not pass for ours.
    let kept = program.returns(&audit).unwrap().remove(0);
    assert_eq!(file(&kept, "return").path, file(&made, "return").path);
    std::fs::remove_file(file(&made, "return").path.as_ref().unwrap()).unwrap();
    let kept = program.returns(&audit).unwrap().remove(0);
    assert!(!file(&kept, "return").saved && file(&kept, "zip").saved);
}
