//! Folders that will not take the files: each outcome is said, the store is complete, saving again works.

use super::{bytes, file, names, skipped};
use audit_api::Program;
use audit_api::views::{AuditState, ReturnView};
use audit_exchange::returns::verify;
use audit_tests::{open, ready};
use std::path::Path;
use std::process::{Command, Stdio};

fn a_ready_audit(data: &Path) -> (Program, String) {
    let mut program = open(data).unwrap();
    let audit = ready(&mut program, "Northgate Surgery", "Z99901", |id| format!("We looked at {id}.")).unwrap();
    (program, audit)
}

fn make(program: &mut Program, audit: &str, folder: &Path) -> ReturnView {
    program.make_return(audit, &folder.display().to_string()).unwrap_or_else(|error| panic!("{}: {error}", error.code))
}

/// None of the files could be saved: each says so in plain words, and nothing is lost.
fn refused_and_saved_again(program: &mut Program, audit: &str, made: &ReturnView, says: &str) {
    for file in &made.files {
        assert!(!file.saved && file.path.is_empty(), "{file:?}");
        assert!(file.problem.starts_with(&file.name) && file.problem.contains(says), "{}", file.problem);
        assert!(file.problem.ends_with("then save again."), "it says what to do: {}", file.problem);
        assert!(!file.problem.contains("os error"), "{}", file.problem);
    }
    assert!(matches!(program.audit(audit).unwrap().state, AuditState::Ready), "the return is made");
    assert!(program.start().unwrap().audits.iter().any(|card| card.status == "Ready, not sent yet"));
    let kept = program.returns(audit).unwrap().remove(0);
    assert!(kept.files.iter().all(|file| !file.saved && file.problem.contains("Save it again")), "{:?}", kept.files);
    let good = tempfile::tempdir().unwrap();
    let again = program.save_return_again(audit, 1, &good.path().display().to_string()).unwrap();
    verify(&bytes(&again, "return")).unwrap();
    assert_eq!(names(good.path()).len(), 3);
    let kept = program.returns(audit).unwrap().remove(0);
    assert!(kept.files.iter().all(|file| file.saved), "{:?}", kept.files);
    assert_eq!(kept.folder, good.path().display().to_string());
    assert!(program.is_own_folder(&kept.folder).unwrap() && !program.is_own_folder("elsewhere").unwrap());
}

#[test]
fn a_folder_that_is_gone() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = a_ready_audit(data.path());
    let made = make(&mut program, &audit, &out.path().join("unplugged"));
    refused_and_saved_again(&mut program, &audit, &made, "the folder is not there any more");
    assert_eq!(names(out.path()), Vec::<String>::new());
}

#[test]
fn a_folder_that_is_a_file() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (mut program, audit) = a_ready_audit(data.path());
    let letter = out.path().join("letter.txt");
    std::fs::write(&letter, "Dear governors").unwrap();
    let made = make(&mut program, &audit, &letter);
    refused_and_saved_again(&mut program, &audit, &made, "is not a folder");
    assert_eq!(std::fs::read(&letter).unwrap(), b"Dear governors");
}

/// A small file system of its own, where this user may make one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new(size: &str) -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        mount(&["-t", "tmpfs", "-o", &format!("size={size}"), "none"], disk.0.path()).then_some(disk)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.path()).status();
    }
}

fn mount(arguments: &[&str], folder: &Path) -> bool {
    let mut command = Command::new("mount");
    command.args(arguments).arg(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
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
        assert!(mount(&["-o", "remount,ro"], disk.path()));
        let made = make(&mut program, &audit, disk.path());
        refused_and_saved_again(&mut program, &audit, &made, "you cannot write to this folder");
    } else {
        let out = tempfile::tempdir().unwrap();
        let mut permissions = std::fs::metadata(out.path()).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(out.path(), permissions).unwrap();
        let made = make(&mut program, &audit, out.path());
        refused_and_saved_again(&mut program, &audit, &made, "you cannot write to this folder");
    }
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
    std::fs::remove_file(&file(&made, "return").path).unwrap();
    let kept = program.returns(&audit).unwrap().remove(0);
    assert!(!file(&kept, "return").saved && file(&kept, "zip").saved);
}
