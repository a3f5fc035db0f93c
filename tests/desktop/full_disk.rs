//! A disk that is full while somebody types in the real window: the words stay, it is loud, and they are saved when there is room.

use audit_tests::{Answers, SmallDisk, begin, open};

use crate::prepared::{go_on, standards};
use crate::window::Window;

#[test]
fn what_is_typed_on_a_full_disk_stays_and_is_saved_when_there_is_room() {
    let Some(disk) = SmallDisk::new("64m") else {
        println!("SKIPPED: a full disk under the window: mounting a small one is not allowed here");
        return;
    };
    let data = disk.path().join("data");
    let mut program = open(&data).expect("a new store");
    let audit = begin(&mut program, &Answers::of_practice("Ivy Lane Surgery", "Z99902")).expect("it begins");
    program.set_place(&audit, "areas").expect("a place");
    drop(program);
    let mut window = Window::open_with_data(&data);
    go_on(&window);
    let standard = standards(&window)[0].clone();
    window.go(&format!("standard/{standard}"));
    window.wait_for("textbox", "How do you know?");

    let film = disk.fill().expect("it can be filled");
    // A choice is as loud as words, and is kept as they are.
    window.pick("#rating", "met");
    window.wait_for_text("Your last change is not saved.");
    assert_eq!((window.saving().as_str(), window.picked("#rating").as_str()), ("Not saved", "met"));
    assert!(!window.text().contains("That did not work"), "one message is enough");
    crate::screens::picture(&window, "full-disk-choice");
    let long = "We keep a dated register. ".repeat(900).trim_end().to_owned();
    window.paste("main", "How do you know?", &long);
    window.wait_for_text("Your last 2 changes are not saved.");
    window.wait_for_text("The disk is full.");
    assert!(window.saving().contains("Not saved"), "{}", window.saving());
    assert_eq!(window.field("main", "How do you know?"), long, "the words stay on the screen");
    window.assert_accessible("a full disk");

    // It tries again by itself.
    std::fs::remove_file(film).expect("there is room again");
    window.wait_saved();
    assert!(!window.text().contains("not saved."));
    window.kill();
    window.restart();
    go_on(&window);
    window.go(&format!("standard/{standard}"));
    window.wait_until("what was chosen and typed is there", |w| {
        w.picked("#rating") == "met"
            && w.has_field("main", "How do you know?")
            && w.field("main", "How do you know?") == long
    });
}
