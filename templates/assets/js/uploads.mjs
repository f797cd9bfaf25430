// Files are sent while the form is filled in: several at once, each with its progress; a dropped line goes on by itself, and so
// does a page that was loaded again, when the same file is chosen again. Without this script the form sends them itself.
// `uploads.js` beside this file is built from it: see ../README.md.
import { Upload, defaultOptions, isSupported } from "tus-js-client";

const PIECE = 8 * 1024 * 1024;
const AT_ONCE = 2;
// Seconds until the next try. As soon as something got through, they begin anew.
const TRIES = [1, 2, 5, 10, 20, 30, 60, 60, 60, 60, 60];
// The line, the service's own restart, and what another try may set right.
const TRY_AGAIN = [0, 408, 409, 423, 460, 500, 502, 503, 504];
// Files up to here are hashed as a whole before they go; larger ones piece by piece only.
const WHOLE = 32 * 1024 * 1024;
// What another try may come to: nothing, perhaps something, or all as soon as the line is back.
const [NEVER, AGAIN, DOWN] = ["never", "again", "down"];
const DAY = 24 * 3600 * 1000;
const subtle = window.crypto && window.crypto.subtle;


function begin() {
  if (!isSupported || !window.fetch || !window.Promise) return;
  for (const zone of document.querySelectorAll("[data-uploads]")) {
    if (!zone.dataset.taken) new Zone(zone);
  }
  forgetOld();
}

// One file field and the files that were chosen in it.
class Zone {
  constructor(zone) {
    zone.dataset.taken = "yes";
    this.words = zone.dataset;
    this.form = zone.closest("form");
    this.list = zone.querySelector("[data-uploads-list]");
    this.row = zone.querySelector("template");
    this.voice = zone.querySelector("[data-uploads-voice]");
    this.hint = zone.querySelector("[data-uploads-hint]");
    this.inputs = [...zone.querySelectorAll('input[type="file"]')];
    this.taken = this.inputs[0].accept.split(",");
    this.token = this.form.querySelector('input[name="token"]').value;
    this.files = [];
    for (const input of this.inputs) input.addEventListener("change", () => this.take(input));
    const camera = zone.querySelector("[data-uploads-camera]");
    if (camera && window.matchMedia("(pointer: coarse)").matches) camera.hidden = false;
    this.form.addEventListener("submit", (event) => this.submitted(event), true);
    window.addEventListener("online", () => this.files.filter((file) => file.down).forEach((file) => file.again()));
    window.addEventListener("beforeunload", (event) => { if (this.busy()) event.preventDefault(); });
  }

  take(input) {
    if (input.files.length === 0) return;
    for (const file of input.files) this.files.push(new Sent(this, file));
    // They are on their way: the form itself has none to send any more.
    input.value = "";
    input.dispatchEvent(new Event("change", { bubbles: true }));
    this.say(this.words.wordChosen.replace("%{n}", this.files.length));
    this.next();
  }

  next() {
    let free = AT_ONCE - this.files.filter((file) => file.state === "sending").length;
    for (const file of this.files) {
      if (free > 0 && file.state === "waiting") { free -= 1; file.send(); }
    }
  }

  busy() {
    return this.files.some((file) => file.state === "waiting" || file.state === "sending");
  }

  // A form that was sent too early goes by itself as soon as all its files are there.
  submitted(event) {
    if (event.defaultPrevented) return;
    if (this.busy()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.sendWith = event.submitter || true;
      this.hint.textContent = this.words.wordWait;
      this.say(this.words.wordWait);
    } else if (this.files.some((file) => file.state === "failed")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.hint.textContent = this.words.wordFailed;
      this.say(this.words.wordFailed);
      this.list.querySelector("button").focus();
    }
  }

  settled() {
    this.next();
    if (this.busy()) return;
    this.hint.textContent = "";
    const with_ = this.sendWith;
    this.sendWith = null;
    if (with_ && !this.files.some((file) => file.state === "failed")) this.form.requestSubmit(with_ === true ? null : with_);
  }

  remove(file) {
    this.files = this.files.filter((other) => other !== file);
    const neighbour = file.item.nextElementSibling || file.item.previousElementSibling;
    file.item.remove();
    // The focus stays near what was there.
    const target = neighbour ? neighbour.querySelector("button") : this.inputs[0].closest(".govuk-form-group").querySelector("button, input");
    if (target) target.focus();
    this.settled();
  }

  say(words) {
    this.voice.textContent = words;
  }
}

// One file on its way.
class Sent {
  constructor(zone, file) {
    this.zone = zone;
    this.file = file;
    this.state = "waiting";
    this.heard = 0;
    this.item = zone.row.content.firstElementChild.cloneNode(true);
    this.bar = this.item.querySelector("progress");
    this.text = this.item.querySelector("[data-upload-state]");
    this.cancelButton = this.item.querySelector("[data-upload-cancel]");
    this.againButton = this.item.querySelector("[data-upload-again]");
    for (const place of this.item.querySelectorAll("[data-upload-name]")) place.textContent = file.name;
    this.bar.setAttribute("aria-label", `${zone.words.wordLabel}: ${file.name}`);
    this.cancelButton.addEventListener("click", () => this.cancel());
    this.againButton.addEventListener("click", () => this.again());
    zone.list.append(this.item);
    this.show(zone.words.wordWaiting);
  }

  async send() {
    const { zone, file } = this;
    this.state = "sending";
    // What would be refused is told at once; the service decides all the same.
    if (file.size > Number(zone.words.most)) return this.fail(zone.words.wordTooLarge);
    const ending = `.${file.name.split(".").pop().toLowerCase()}`;
    if (!zone.taken.includes(ending)) return this.fail(zone.words.wordNotTaken.replace("%{name}", file.name));
    const metadata = { filename: file.name };
    try {
      if (subtle && file.size <= WHOLE) metadata.sha256 = hex(await subtle.digest("SHA-256", await file.arrayBuffer()));
    } catch {
      return this.fail(zone.words.wordUnreadable, AGAIN);
    }
    const pieces = new Pieces();
    let wrong = 0;
    const upload = (this.upload = new Upload(file, {
      endpoint: zone.words.uploads,
      headers: { "X-Safon-Token": zone.token },
      metadata,
      chunkSize: PIECE,
      retryDelays: TRIES.map((seconds) => seconds * 1000),
      removeFingerprintOnSuccess: false,
      fingerprint: (chosen, options) => sameFile(chosen, options.endpoint),
      fileReader: pieces,
      urlStorage: nameless,
      onBeforeRequest: (request) => {
        if (request.getMethod() === "PATCH" && pieces.sum) request.setHeader("Upload-Checksum", pieces.sum);
      },
      onAfterResponse: (request, response) => {
        const from = Number(response.getHeader("Upload-Offset"));
        if (request.getMethod() === "HEAD" && response.getStatus() === 200 && from > 0) {
          this.show(zone.words.wordResumed.replace("%{percent}", percent(from, file.size)));
        }
      },
      onShouldRetry: (error) => {
        const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
        // A file that keeps arriving otherwise than it was read changes under our hands, and would never arrive.
        if (status === 460 && ++wrong > 3) return false;
        if (status === 0) this.show(zone.words.wordDown);
        return TRY_AGAIN.includes(status);
      },
      onProgress: (sent, all) => this.progress(sent, all),
      onSuccess: () => this.arrived(),
      onError: (error) => this.failed(error),
    }));
    const earlier = await upload.findPreviousUploads().catch(() => []);
    if (this.state !== "sending") return undefined;
    if (earlier.length > 0) upload.resumeFromPreviousUpload(earlier[earlier.length - 1]);
    upload.start();
    return undefined;
  }

  progress(sent, all) {
    if (this.state !== "sending") return;
    const done = percent(sent, all);
    this.bar.value = done;
    const words = done === 100 ? this.zone.words.wordChecking : this.zone.words.wordSent.replace("%{percent}", done);
    this.show(words);
    // Screen readers hear quarters, not every percent.
    const quarter = Math.floor(done / 25) * 25;
    if (quarter > this.heard && done < 100) {
      this.heard = quarter;
      this.zone.say(`${this.file.name}: ${this.zone.words.wordSent.replace("%{percent}", quarter)}`);
    }
  }

  // The service has it all: its digest, and the field that the form carries, are asked for.
  async arrived() {
    for (let tries = 0; tries < 10 && this.state === "sending"; tries += 1) {
      try {
        const answer = await fetch(this.upload.url, { headers: { "Tus-Resumable": "1.0.0" }, credentials: "same-origin" });
        const told = await answer.json();
        if (told.state === "kept") return this.there(told);
        if (answer.status >= 400 && answer.status < 500) return this.fail(told.message, AGAIN);
      } catch {
        this.show(this.zone.words.wordDown);
      }
      await new Promise((done) => { setTimeout(done, 1000 * (tries + 1)); });
    }
    return this.state === "sending" ? this.fail(this.zone.words.wordBroken, DOWN) : undefined;
  }

  there(told) {
    if (this.state !== "sending") return;
    this.state = "there";
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "carried";
    field.value = told.carried;
    const digest = document.createElement("code");
    digest.className = "govuk-!-text-break-word";
    digest.textContent = told.sha256;
    this.show(`${this.zone.words.wordThere} `);
    this.text.append(digest);
    this.item.append(field);
    this.bar.remove();
    this.zone.say(`${this.file.name}: ${this.zone.words.wordReceived}`);
    this.zone.settled();
  }

  failed(error) {
    const response = error.originalResponse;
    const status = response ? response.getStatus() : 0;
    let words = this.zone.words.wordBroken;
    if (status > 0) {
      try {
        words = JSON.parse(response.getBody()).message || words;
      } catch { /* not ours: the general words will do */ }
    }
    this.fail(words, status === 0 ? DOWN : AGAIN);
  }

  fail(words, how = NEVER) {
    this.state = "failed";
    this.down = how === DOWN;
    this.show(words);
    this.item.classList.add("safon-uploads__item--failed");
    this.bar.hidden = true;
    this.againButton.hidden = how === NEVER;
    this.zone.say(`${this.file.name}: ${words}`);
    this.zone.sendWith = null;
    this.zone.settled();
  }

  again() {
    this.state = "waiting";
    this.down = false;
    this.heard = 0;
    this.bar.hidden = false;
    this.item.classList.remove("safon-uploads__item--failed");
    if (document.activeElement === this.againButton) this.cancelButton.focus();
    this.againButton.hidden = true;
    this.show(this.zone.words.wordWaiting);
    this.zone.next();
  }

  cancel() {
    this.state = "cancelled";
    // The service lets go of it by itself tomorrow, should it not hear of this.
    if (this.upload) this.upload.abort(true).catch(() => {});
    this.zone.say(`${this.file.name}: ${this.zone.words.wordCancelled}`);
    this.zone.remove(this);
  }

  show(words) {
    this.text.textContent = words;
  }
}

// Reads a file piece by piece, and knows the digest of the piece it read last.
class Pieces {
  async openFile(file, size) {
    const source = await defaultOptions.fileReader.openFile(file, size);
    return {
      size: source.size,
      slice: async (start, end) => {
        const piece = await source.slice(start, end);
        this.sum = subtle ? `sha256 ${base64(await subtle.digest("SHA-256", await file.slice(start, end).arrayBuffer()))}` : "";
        return piece;
      },
      close: () => source.close(),
    };
  }
}

// By what a file is known again. A digest: the names of files are nobody's business on a machine that others use too.
async function sameFile(file, endpoint) {
  if (!subtle) return null;
  const told = [file.name, file.size, file.lastModified, endpoint].join("\n");
  return `safon-${hex(await subtle.digest("SHA-256", new TextEncoder().encode(told)))}`;
}

// What the browser remembers of an upload is where it goes on, and no name.
const nameless = {
  findAllUploads: () => defaultOptions.urlStorage.findAllUploads(),
  findUploadsByFingerprint: (mark) => defaultOptions.urlStorage.findUploadsByFingerprint(mark),
  removeUpload: (key) => defaultOptions.urlStorage.removeUpload(key),
  addUpload: (mark, upload) => defaultOptions.urlStorage.addUpload(mark, { ...upload, metadata: {} }),
};

// The service keeps what is unfinished for a day; what this browser remembers of it is no use longer.
function forgetOld() {
  try {
    for (const key of Object.keys(window.localStorage).filter((name) => name.startsWith("tus::safon-"))) {
      const made = Date.parse(JSON.parse(window.localStorage.getItem(key)).creationTime);
      if (!(Date.now() - made < 2 * DAY)) window.localStorage.removeItem(key);
    }
  } catch { /* a browser that keeps nothing has nothing to forget */ }
}

function percent(part, whole) {
  return whole > 0 ? Math.floor((100 * part) / whole) : 100;
}

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64(buffer) {
  return window.btoa(String.fromCharCode(...new Uint8Array(buffer)));
}

document.addEventListener("safon:shown", begin);
begin();
