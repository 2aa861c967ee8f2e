// The page: it reads the list of keys, and sends changes.

import { change, part } from "./talk.js";
import { ask, correct, isBusy, open, report, show, unmark } from "./dialogues.js";

const find = (selector) => document.querySelector(selector);
const [list, account, search] = [find("#keys"), find("#find select"), find("#find input")];
const [newKey, confirm, value] = [find("#new"), find("#confirm"), find("#value")];

let reading = 0;
let searched = "";
let lastCard = null;

account.addEventListener("change", () => {
  history.replaceState(null, "", `/?${new URLSearchParams({ account: account.value })}`);
  search.value = searched = "";
  quiet();
  list.replaceChildren();
  read();
});

search.addEventListener("input", () => (searched && !search.value ? submitSearch() : count()));
find("#find").addEventListener("submit", (event) => {
  event.preventDefault();
  submitSearch();
});

find("#add").addEventListener("click", async () => {
  quiet();
  lastCard = null;
  const fields = await part("/new", { account: account.value });
  open(newKey, fragment(fields ?? "The portal does not respond. Check whether it is still running."));
});

list.addEventListener("submit", (event) => {
  event.preventDefault();
  quiet();
  lastCard = event.target.closest("li").dataset.id;
  if (event.submitter.dataset.title) {
    ask(event.submitter);
  } else {
    send(event.target, event.submitter.formAction);
  }
});

list.addEventListener("click", (event) => event.target.matches("[data-again]") && read());

for (const dialogue of [newKey, confirm]) {
  dialogue.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.target, event.target.action, dialogue);
  });
}

value.addEventListener("close", goBack);

read();

/** Sends a change, and acts on the response. */
async function send(form, action, dialogue) {
  const place = dialogue ?? list;
  if (isBusy(place)) {
    return;
  }

  place.setAttribute("aria-busy", "true");
  const response = await change(form, action);
  place.removeAttribute("aria-busy");

  if (response.wrong) {
    correct(dialogue, response.wrong);
    return;
  }

  if (response.trouble) {
    (dialogue?.open ? unmark : () => {})(dialogue);
    report(response.trouble, dialogue?.open ? dialogue.querySelector(".trouble") : find("#trouble"));
  } else {
    dialogue?.close();
    find("#done").textContent = response.done ?? "";
  }

  if (response.issued) {
    show(response.issued);
  }

  await read();
  if (!dialogue?.open && !value.open) {
    goBack();
  }
}

/** Reads the keys of the account again. */
async function read() {
  const number = ++reading;
  list.setAttribute("aria-busy", "true");
  const keys = await part("/list", { account: account.value, search: searched });
  if (number === reading) {
    list.removeAttribute("aria-busy");
    list.replaceChildren(fragment(keys ?? '<p>The portal does not respond. Check whether it is still running.</p><button type="button" data-again>Try again</button>'));
    count();
  }
}

function submitSearch() {
  searched = search.value.trim();
  read();
}

/** Shows the cards that match what is typed, and their number. */
function count() {
  const cards = [...list.querySelectorAll("li")];
  const wanted = search.value.trim().toLowerCase();
  for (const card of cards) {
    card.hidden = !card.dataset.text.toLowerCase().includes(wanted);
  }

  const shown = cards.filter((card) => !card.hidden).length;
  const total = Number(list.querySelector("ul")?.dataset.total ?? 0);
  const all = total === 1 ? "1 key" : `${total} keys`;
  find("#count").textContent = !list.querySelector("ul") ? "" : shown === total ? all : `${shown} of ${all}`;
}

/** Restores the focus, if its element is still there. */
function goBack() {
  const card = lastCard && [...list.querySelectorAll("li")].find((item) => item.dataset.id === lastCard);
  (card?.querySelector("button:not([hidden])") ?? (lastCard ? find("h1") : find("#add"))).focus();
}

function quiet() {
  find("#done").textContent = "";
  find("#trouble").replaceChildren();
}

// The markup is rendered by the portal, which encodes all text from elsewhere.
function fragment(html) {
  return document.createRange().createContextualFragment(html);
}
