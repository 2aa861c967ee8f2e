// The dialogues: one for a new key, one to confirm a change, and one that shows a value once.

const find = (selector) => document.querySelector(selector);
const value = find("#value");

for (const dialogue of document.querySelectorAll("dialog")) {
  dialogue.querySelector("[data-close]").addEventListener("click", () => dialogue.close());
  // During a request nothing is closed by accident. Pressing Escape twice closes it; the response is shown all the same.
  dialogue.addEventListener("cancel", (event) => (isBusy(dialogue) || dialogue === value) && event.preventDefault());
  dialogue.addEventListener("close", () => forget(dialogue));
}

addEventListener("pagehide", () => forget(value));
addEventListener("beforeunload", (event) => value.open && event.preventDefault());
find("#copy").addEventListener("click", copy);

/** Opens a dialogue with a form, empty but for its fields. */
export function open(dialogue, fields) {
  dialogue.querySelector(".fields").replaceChildren(fields);
  dialogue.showModal();
}

/** Asks for confirmation of the change of a card's button. */
export function ask(button) {
  const dialogue = find("#confirm");
  find("#confirm-title").textContent = button.dataset.title;
  find("#confirm-text").textContent = button.dataset.text;
  find("#confirm-where").textContent = button.form.dataset.where;
  const submit = dialogue.querySelector("[type=submit]");
  submit.textContent = button.textContent;
  submit.classList.toggle("danger", button.classList.contains("danger"));
  dialogue.querySelector("form").action = button.formAction;
  const fields = document.createDocumentFragment();
  fields.append(...[...button.form.querySelectorAll("[type=hidden]")].map((field) => field.cloneNode()));
  if (button.dataset.own) {
    fields.append(ownKey(button.dataset.own));
  }
  open(dialogue, fields);
}

/** A box to tick before the portal may lock itself out. */
function ownKey(risk) {
  const box = find("#own-key-form").content.cloneNode(true);
  box.querySelector("b").textContent = risk;
  return box;
}

/** Shows a value; it is gone once the dialogue is closed. */
export function show(issued) {
  find("#value-title").textContent = issued.title;
  value.querySelector(".note").textContent = issued.note ?? "";
  find("#value-where").textContent = issued.where;
  find("#value-id").textContent = issued.id;
  value.querySelector("code").textContent = issued.value;
  value.showModal();
}

export function isBusy(dialogue) {
  return dialogue.getAttribute("aria-busy") === "true";
}

/** Says what is wrong beside each field, and goes to the first. */
export function correct(dialogue, wrong) {
  unmark(dialogue);
  for (const [name, message] of Object.entries(wrong)) {
    find(`#${name}-wrong`).textContent = message;
    dialogue.querySelectorAll(`[name=${name}]`).forEach((field) => field.setAttribute("aria-invalid", "true"));
  }
  dialogue.querySelector("[aria-invalid]").focus();
}

/** Says what went wrong. */
export function report(trouble, place) {
  const box = find("#trouble-form").content.cloneNode(true);
  const [what, toDo, said] = box.children;
  what.textContent = trouble.what;
  toDo.textContent = trouble.toDo;
  said.textContent = trouble.said ? `It says: ${trouble.said}` : "";
  place.replaceChildren(box);
}

export function unmark(dialogue) {
  dialogue.querySelector(".trouble").replaceChildren();
  dialogue.querySelectorAll(".wrong").forEach((message) => (message.textContent = ""));
  dialogue.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
}

function forget(dialogue) {
  if (dialogue === value) {
    value.querySelectorAll("h2, .note, dd, code, .copied").forEach((element) => (element.textContent = ""));
  } else {
    unmark(dialogue);
    dialogue.querySelector(".fields").replaceChildren();
  }
}

async function copy() {
  const code = value.querySelector("code");
  const copied = value.querySelector(".copied");
  try {
    await navigator.clipboard.writeText(code.textContent);
    copied.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(code);
    copied.textContent = "The browser does not allow it. The value is selected: copy it with the keyboard.";
  }
}
