// Keeps what was brought and named for the board in this browser, and says it again.
const KEY = "laureats-board";
export default function ({ data, setTriggerValue }) {
  // A browser may forbid it, and then nothing is kept.
  try {
    if (data.save !== null && window.laureatsBoardSaved !== data.number) {
      localStorage.setItem(KEY, data.save);
      window.laureatsBoardSaved = data.number;
    }
    if (!data.known) setTriggerValue("held", localStorage.getItem(KEY) ?? "");
  } catch (error) {
    if (!data.known) setTriggerValue("held", "");
    else if (!data.failed) setTriggerValue("failed", String(error.name));
  }
}
