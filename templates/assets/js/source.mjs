// Safon's progressive enhancement. Every page works without it; nothing here decides anything.
// `safon.js` beside this file is built from it: see ../README.md.
import {
  Button, CharacterCount, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, SkipLink, createAll, isSupported
} from "govuk-frontend";

const parts = [Button, CharacterCount, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, SkipLink];

walkWithKeys();
start();

function start() {
  document.body.classList.add("js-enabled");
  if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
  if (isSupported()) parts.forEach((part) => createAll(part));
  guardUnsavedText();
  showUploads();
  document.dispatchEvent(new CustomEvent("safon:shown"));
}

// Leaving a page with unsent text asks first. The browser's own question is used, in the browser's language.
function guardUnsavedText() {
  for (const form of document.querySelectorAll("form[data-guard]")) {
    let changed = form.dataset.guard === "changed";
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    window.addEventListener("beforeunload", (event) => {
      if (changed) event.preventDefault();
    });
  }
}

// Alt + Page Down and Alt + Page Up go to the next and previous criterion. With a modifier on purpose:
// a single letter would get in the way of speech input.
function walkWithKeys() {
  const keys = { PageDown: "next", PageUp: "prev" };
  document.addEventListener("keydown", (event) => {
    const rel = keys[event.key];
    if (!rel || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = document.querySelector(`[data-steps] a[rel="${rel}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
}

// A form with files says how much has gone. If the request cannot be made here, the browser sends the form itself.
function showUploads() {
  for (const form of document.querySelectorAll("form[data-upload]")) {
    form.addEventListener("submit", (event) => {
      const files = [...form.querySelectorAll('input[type="file"]')].some((input) => input.files.length > 0);
      if (!files || event.defaultPrevented || form.dataset.plain) return;
      event.preventDefault();
      send(form, event.submitter);
    });
  }
}

function send(form, submitter) {
  const body = new FormData(form);
  if (submitter && submitter.name) body.append(submitter.name, submitter.value);
  const words = form.dataset;
  const status = progressBox(form);
  const request = new XMLHttpRequest();

  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    const percent = Math.floor((100 * event.loaded) / event.total);
    status.bar.value = percent;
    status.text.textContent = words.uploadSent.replace("%{percent}", percent);
    // Screen readers hear quarters, not every percent.
    const quarter = Math.floor(percent / 25) * 25;
    if (quarter > status.heard) {
      status.heard = quarter;
      status.voice.textContent = words.uploadSent.replace("%{percent}", quarter);
    }
    if (percent === 100) status.text.textContent = status.voice.textContent = words.uploadChecking;
  });
  request.addEventListener("load", () => {
    // What came back was shown once by the server; asking for it again would lose its message. So it is put in place.
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    if (!page.querySelector("main")) { window.location.assign(request.responseURL); return; }
    rememberAddress(request.responseURL);
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    document.documentElement.replaceChild(document.adoptNode(page.body), document.body);
    window.scrollTo(0, 0);
    start();
    if (!document.querySelector(".govuk-error-summary, .govuk-notification-banner")) focusHeading();
  });
  request.addEventListener("error", () => {
    status.box.remove();
    form.dataset.plain = "yes";
    form.requestSubmit(submitter);
  });

  request.open("POST", form.action);
  request.setRequestHeader("Accept", "text/html");
  request.send(body);
}

// Back from a page that was put in place must load what belongs to the older address.
function rememberAddress(address) {
  if (address === window.location.href) return;
  window.history.pushState(null, "", address);
  const here = window.location.pathname;
  window.addEventListener("popstate", () => {
    if (window.location.pathname !== here) window.location.reload();
  });
}

function focusHeading() {
  const heading = document.querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

function progressBox(form) {
  const box = document.createElement("div");
  box.className = "safon-upload";
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", form.dataset.uploadLabel);
  const text = document.createElement("p");
  const voice = document.createElement("p");
  voice.className = "govuk-visually-hidden";
  voice.setAttribute("role", "status");
  box.append(bar, text, voice);
  form.append(box);
  return { box, bar, text, voice, heard: 0 };
}
