/** Every command of the program as a typed function, written from the commands themselves (`src-tauri/src/commands`). */
export { Api } from "./generated/client";
