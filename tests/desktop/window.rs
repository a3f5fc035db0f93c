//! One window of the program, with a store of its own: opened, read, clicked, typed into, photographed, killed.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::driver::{Driver, OWN_STORAGE, Screen, display};
use crate::sockets::traced;

/// How long anything may take before the test gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The program in its window.
pub struct Window {
    runtime: Runtime,
    // Declared before the driver, so that it is gone before the driver is.
    client: Option<Client>,
    driver: Option<Driver>,
    folder: TempDir,
    data: PathBuf,
    /// A display of its own, where the system's dialogs are asked by hand.
    screen: Option<Screen>,
    /// Where strace writes what the program does, if it is to.
    trace: Option<PathBuf>,
    /// What else it finds in its environment.
    environment: Vec<(&'static str, PathBuf)>,
}

const BEAT: &str = r##"
const dot = document.body.appendChild(document.createElement("i"));
dot.style.cssText = "position:fixed;inset:0 auto auto 0;width:1px;height:1px;opacity:.01";
let odd = false;
window.beat = { dot, every: setInterval(() => (dot.style.background = (odd = !odd) ? "#000" : "#fff"), 50) };
"##;

impl Window {
    /// Opens the program with an empty store.
    pub fn open() -> Self {
        Self::open_on(|_| ())
    }

    /// Opens the program on a store that was prepared: `prepare` gets the folder that will be its data folder.
    pub fn open_on(prepare: impl FnOnce(&Path)) -> Self {
        let folder = store_folder();
        let data = folder.path().join("data");
        prepare(&data);
        Self::opened(folder, data, None)
    }

    /// Opens the program on a prepared store and on a display of its own. The system's own dialogs open: nothing answers in
    /// their place.
    pub fn open_with_real_dialogs(prepare: impl FnOnce(&Path)) -> Self {
        let folder = store_folder();
        let data = folder.path().join("data");
        prepare(&data);
        Self::opened(folder, data, Some(Screen::own()))
    }

    /// As [`Self::open_on`], with strace writing down what the program and everything that it starts does.
    pub fn open_traced(trace: &Path, prepare: impl FnOnce(&Path)) -> Self {
        let folder = store_folder();
        let data = folder.path().join("data");
        prepare(&data);
        let mut window = Self::new(folder, data, None);
        window.trace = Some(trace.to_path_buf());
        window.start();
        window
    }

    /// As [`Self::open_on`], with more in its environment.
    pub fn open_beside(environment: Vec<(&'static str, PathBuf)>, prepare: impl FnOnce(&Path)) -> Self {
        let folder = store_folder();
        let data = folder.path().join("data");
        prepare(&data);
        let mut window = Self::new(folder, data, None);
        window.environment = environment;
        window.start();
        window
    }

    /// Opens the program on a data folder that is somebody else's too.
    pub fn open_with_data(data: &Path) -> Self {
        Self::opened(tempfile::tempdir().expect("a folder for the dialogs"), data.to_path_buf(), None)
    }

    fn opened(folder: TempDir, data: PathBuf, screen: Option<Screen>) -> Self {
        let mut window = Self::new(folder, data, screen);
        window.start();
        window
    }

    fn new(folder: TempDir, data: PathBuf, screen: Option<Screen>) -> Self {
        std::fs::create_dir(folder.path().join("To send")).expect("a folder for the dialogs");
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { runtime, client: None, driver: None, folder, data, screen, trace: None, environment: Vec::new() }
    }

    /// The store's folder.
    pub fn data(&self) -> PathBuf {
        self.data.clone()
    }

    /// The folder that answers file dialogs: saved files land here, and `answers.txt` says what is chosen.
    pub fn chosen(&self) -> PathBuf {
        self.folder.path().join("To send")
    }

    /// Kills every process at once, as a power cut would.
    pub fn kill(&mut self) {
        self.client = None;
        self.driver.take().expect("the program is running").kill();
    }

    /// Opens the program again on the same store.
    pub fn restart(&mut self) {
        self.kill_if_running();
        self.start();
    }

    fn start(&mut self) {
        let data = self.data();
        let answers = if self.screen.is_some() { PathBuf::new() } else { self.chosen() };
        let mut environment = vec![("SAFEGUARDING_AUDIT_TEST_DIALOG_DIR", answers)];
        environment.extend(OWN_STORAGE.map(|(name, own)| (name, self.folder.path().join(own))));
        environment.extend(self.environment.iter().cloned());
        let driver = Driver::start(&environment, self.display());
        let address = driver.address();
        self.driver = Some(driver);
        self.client = Some(self.runtime.block_on(connect(&address, &command(&data, self.trace.as_deref()))));
        self.wait_until("the screen is there", |w| {
            w.script("return document.readyState === 'complete' && document.body.innerText.trim() !== ''", &[])
                == json!(true)
        });
    }

    /// Runs a script in the page and gives what it returns.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        let client = self.client();
        self.runtime
            .block_on(client.execute(script, arguments.to_vec()))
            .unwrap_or_else(|e| panic!("{e}\nin the script\n{script}"))
    }

    /// Runs a script that answers later, through its last argument.
    pub fn script_later(&self, script: &str, arguments: &[Value]) -> Value {
        let client = self.client();
        self.runtime
            .block_on(client.execute_async(script, arguments.to_vec()))
            .unwrap_or_else(|e| panic!("{e}\nin the script\n{script}"))
    }

    /// Does something with the client, such as clicking an element.
    pub fn with_client<T>(&self, work: impl AsyncFnOnce(Client) -> T) -> T {
        self.runtime.block_on(work(self.client().clone()))
    }

    /// Waits until something is so.
    pub fn wait_until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !is_so(self) {
            assert!(
                begun.elapsed() < PATIENCE,
                "Waited {PATIENCE:?} in vain until {what}. The screen says:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// Everything that can be read on the screen.
    pub fn text(&self) -> String {
        self.script("return document.body.innerText", &[]).as_str().unwrap_or_default().to_string()
    }

    /// Waits until a text can be read.
    pub fn wait_for_text(&self, text: &str) {
        self.wait_until(&format!("it says \"{text}\""), |w| folded(&w.text()).contains(&folded(text)));
    }

    /// Types into the element that has the focus.
    pub fn type_text(&self, text: &str) {
        self.with_client(async |client| {
            let element = client.active_element().await.expect("something has the focus");
            element.send_keys(text).await.expect("it can be typed into");
        });
    }

    /// A picture of the window as it is, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        // WebKitGTK's driver takes it after the next time that something is drawn, and on a page that stands still that may
        // be never. A dot that nobody sees changes.
        self.script(BEAT, &[]);
        let picture = self.with_client(async |client| client.screenshot().await.expect("a picture"));
        self.script("clearInterval(window.beat.every); window.beat.dot.remove()", &[]);
        picture
    }

    /// Light or dark, whatever the system says.
    pub fn set_look(&self, look: &str) {
        self.script("document.documentElement.dataset.theme = arguments[0]", &[json!(look)]);
    }

    /// Sets the size of the window, in pixels.
    pub fn set_size(&self, width: u32, height: u32) {
        self.with_client(async |client| {
            client.set_window_size(width, height).await.expect("the window can be resized")
        });
    }

    /// Whether the program still runs and answers.
    pub fn is_open(&self) -> bool {
        self.runtime.block_on(self.client().title()).is_ok()
    }

    /// The process group that the program runs in, and the display that it is on.
    pub fn group_and_display(&self) -> (u32, &str) {
        (self.driver.as_ref().expect("the program is running").group(), self.display())
    }

    /// The display that it is on.
    pub fn display(&self) -> &str {
        match &self.screen {
            Some(screen) => &screen.display,
            None => display(),
        }
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the program is running")
    }

    /// Where a test fails and `AUDIT_TOUR` names a folder, what the window showed last is there as `failed-….png`.
    fn leave_a_picture(&self) {
        let folder = std::env::var_os("AUDIT_TOUR").filter(|_| std::thread::panicking() && self.client.is_some());
        let Some(folder) = folder else { return };
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("test").replace("::", "-");
        if let Ok(picture) = self.runtime.block_on(self.client().screenshot()) {
            // The failure itself is what counts.
            let _ = std::fs::write(PathBuf::from(folder).join(format!("failed-{name}.png")), picture);
        }
    }

    fn kill_if_running(&mut self) {
        if self.driver.is_some() {
            self.kill();
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.leave_a_picture();
        self.kill_if_running();
    }
}

/// A folder that goes away with the window. During the tour it lies beside the pictures: the program warns of folders
/// for temporary files, and that is not what a person sees.
fn store_folder() -> TempDir {
    let tour = std::env::var_os("AUDIT_TOUR");
    let folder = match tour {
        Some(tour) => tempfile::Builder::new().prefix("Northgate-").tempdir_in(tour),
        None => tempfile::tempdir(),
    };
    folder.expect("a folder for the store")
}

/// Text with every run of white space as one space, as the eye reads it.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The driver takes a moment to listen, so the first tries may be refused.
async fn connect(address: &str, command: &[String]) -> Client {
    let options = json!({"binary": command[0], "args": command[1..]});
    let wanted = json!({"webkitgtk:browserOptions": options, "timeouts": {"script": 20_000}});
    let Value::Object(capabilities) = wanted else { unreachable!("an object is an object") };
    let begun = Instant::now();
    loop {
        let attempt =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities.clone()).connect(address).await;
        match attempt {
            Ok(client) => return client,
            Err(e) if begun.elapsed() > PATIENCE => panic!("{} does not open: {e}", program().display()),
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// The program with its arguments, behind strace if there is a place for what that writes.
fn command(data: &Path, trace: Option<&Path>) -> Vec<String> {
    let own = [program(), "--data".into(), data.to_path_buf()].map(|word| word.display().to_string());
    trace.map_or_else(Vec::new, traced).into_iter().chain(own).collect()
}

/// The program under test: `AUDIT_APP`, else what `cargo build` left beside this test.
pub fn program() -> PathBuf {
    let named = std::env::var_os("AUDIT_APP").map(PathBuf::from);
    let program = named.unwrap_or_else(|| {
        let own = std::env::current_exe().expect("this test's own path");
        own.ancestors().nth(2).expect("a build folder").join("safeguarding-audit")
    });
    assert!(program.is_file(), "{} is not there: cargo build --package safeguarding-audit", program.display());
    program
}
