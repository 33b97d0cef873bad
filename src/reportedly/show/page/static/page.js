"use strict";
// Keys, and notes without jumps. Everything works without this file; it only makes it quicker.
// j, k: next and last item; Enter opens it (it has the focus); "/": search; Esc: close a note.

const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent !== null);

function move(step) {
  const all = items();
  if (!all.length) return;
  const from = document.activeElement;
  let at = all.indexOf(from);
  if (at < 0) {
    // From the place the reader is at: the first item after the focus, or the first one in view.
    const after = all.findIndex((item) =>
      from && from !== document.body && from.id !== "main"
        ? from.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING
        : item.getBoundingClientRect().top >= 0);
    at = after < 0 ? all.length : after;
    if (step > 0) at -= 1;
  }
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: next.matches(".lit") ? "center" : "nearest" });
}

// Show a note: the address tells which, so that the style rules, "back" and a copied address all agree.
function show(hash, focused) {
  if (location.hash === hash) return;
  const { scrollX, scrollY } = window;
  location.replace(hash);
  window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  // Going to an address takes the focus away.
  focused?.focus({ preventScroll: true });
  // On a narrow screen the note lies over the foot of the page: the words must not be under it.
  const notes = document.querySelector(".notes");
  if (focused && getComputedStyle(notes).position === "fixed") {
    const under = focused.getBoundingClientRect().bottom - notes.getBoundingClientRect().top;
    if (under > -8) window.scrollBy({ top: under + 52, behavior: "instant" });
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("input, textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "/") document.getElementById("q").focus();
  else if (event.key === "Escape" && document.querySelector(".at:target")) show("#main");
  else return;
  event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches("a.lit") && event.target.matches(":focus-visible")) show(event.target.hash, event.target);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.lit, .close a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.hash, link.matches(".lit") ? link : null);
});

// The part of a story that shows; and a finding that is pointed to stands open.
function pointed() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches("details")) target.open = true;
  target?.closest("details")?.setAttribute("open", "");
  const tab = target?.closest(".tab")?.id ?? "said";
  for (const link of document.querySelectorAll(".tabs a")) {
    if (link.hash === `#${tab}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  // Words that nothing on the page pointed to: ask for them to be lit.
  const words = /^#w(\d+-\d+)$/.exec(location.hash);
  if (words && !target && document.body.matches(".on-report") && !location.search.includes(`w=${words[1]}`)) {
    const address = new URL(location.href);
    address.searchParams.set("w", words[1]);
    location.replace(address);
  }
}

window.addEventListener("hashchange", pointed);
window.addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details:not([open])")) each.open = true;
});
for (const keys of document.querySelectorAll(".keys")) keys.hidden = false;
pointed();
