// The requests of the page to the portal. Nothing is kept.

const token = document.querySelector("#token input").value;

/** Reads a part of the page; null when the portal does not respond. */
export async function part(path, query) {
  try {
    const response = await fetch(`${path}?${new URLSearchParams(query)}`);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** Sends the change of a form; the response is done, issued, wrong or trouble. */
export async function change(form, action) {
  try {
    const response = await fetch(action, { method: "POST", body: new FormData(form), headers: { RequestVerificationToken: token } });
    return response.ok ? await response.json() : trouble(`The portal rejected this (${response.status}).`, "Load the page again: the portal may have been restarted.");
  } catch {
    return trouble("The portal does not respond: whether it was done is not known.", "Check whether it is still running, load the page again, and look at the list.");
  }
}

const trouble = (what, toDo) => ({ trouble: { what, toDo } });
