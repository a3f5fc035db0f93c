/** What the keys of the program do where no screen has an answer of its own. */
import { announce, tell } from "../announce.svelte";
import type { OpenAudit } from "../audits/open.svelte";
import { isTyping, undoKeys } from "../audits/undo-keys";
import type { BackendError } from "../backend";
import type { SaveQueue } from "../saving";
import { sizeForKey } from "../shell/text-size";
import { shortcuts } from "./shortcuts";

/** What the keys reach. */
export interface KeyWindow {
  saving: SaveQueue;
  /** The open audit; null: none. */
  audit: () => OpenAudit | null;
  /** Whether this screen keeps what is typed only once its button is pressed. */
  keepsLater: () => boolean;
  textSize: () => number;
  setTextSize: (size: number) => Promise<void>;
  help: () => void;
  failed: (error: unknown) => BackendError | void;
}

/** Registers them; returns how to take them back. */
export function windowKeys(window: KeyWindow): () => void {
  const { saving, audit, keepsLater } = window;

  const undo = (event: KeyboardEvent) => {
    const opened = audit();
    return opened !== null && undoKeys(event, opened.changes);
  };

  const size = (event: KeyboardEvent) => {
    const wanted = sizeForKey(event, window.textSize());
    if (wanted !== null) void window.setTextSize(wanted).then(() => announce(`Text size ${wanted}%`), window.failed);
  };

  const save = async () => {
    if ((await saving.flushAll()).length > 0) return;
    tell(keepsLater() ? "Nothing to save yet: press the button on this page when you are ready" : "Everything is saved already");
  };

  const takenBack = [
    shortcuts.on("undo", undo),
    shortcuts.on("redo", undo),
    shortcuts.on("larger", size),
    shortcuts.on("smaller", size),
    shortcuts.on("usual-size", size),
    shortcuts.on("save", () => void save()),
    shortcuts.on("next", () => nextToRate(audit())),
    shortcuts.on("search", () => tell("Open an audit first: the search looks through one audit")),
    shortcuts.on("print", () => tell("There is nothing to print on this page. Open the plan or the paper")),
    shortcuts.on("back", (event) => goBack(event, keepsLater())),
    shortcuts.on("help", window.help),
    shortcuts.on("select", (event) => {
      if (isTyping(event.target)) return false;
      // Selecting the whole window, menu and all, helps nobody.
      getSelection()?.selectAllChildren(document.getElementById("main") ?? document.body);
      return true;
    }),
  ];
  return () => takenBack.forEach((back) => back());
}

/** The next standard that waits for something, from a page that is none; then what comes after the last. */
function nextToRate(audit: OpenAudit | null): boolean {
  if (audit === null) return false;
  const { areas, unconfirmed } = audit.view;
  const unrated = areas.flatMap((area) => area.standards).find((row) => row.rating === null);
  if (audit.locked) tell("There is nothing left to rate: the return has been made");
  else audit.go(unrated ? `standard/${unrated.id}` : unconfirmed > 0 ? "carried" : "check");
  return true;
}

/** Never away from words that would be lost with the page: those of an audit are saved on the way. */
function goBack(event: KeyboardEvent, keepsLater: boolean): boolean {
  // In a text box on a Mac, Alt and the arrow go back a word.
  if (event.key === "ArrowLeft" && isTyping(event.target) && navigator.platform.startsWith("Mac")) return false;
  if (keepsLater && hasWords()) tell("What you typed here would be lost. Press the button on this page first, or use its link back");
  else history.back();
  return true;
}

function hasWords(): boolean {
  const boxes = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("#main :is(input, textarea)");
  return [...boxes].some((box) => isTyping(box) && box.value.trim() !== "");
}
