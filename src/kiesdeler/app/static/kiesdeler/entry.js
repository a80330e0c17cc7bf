// The pages of a typist: keys, thousands dots, running sums, and saving while typing. Everything works without it too.
"use strict";
(() => {
  const LATER = 3000, AGAIN = 5000, ACTIVE = 30000; // milliseconds: after the last key, after a failure, "typed recently"
  const right = (text) => /^(\d{1,9}|\d{1,3}(\.\d{3}){1,2})$/.test(text.trim());
  const bare = (text) => text.trim().replaceAll(".", "");
  const dotted = (number) => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  const json = { Accept: "application/json" };

  // --- keys -------------------------------------------------------------------------------------------------------
  function keys(form) {
    const primary = form.querySelector("[data-primary]");
    const fields = [...form.querySelectorAll("input.count, input[type=checkbox]:not([name=agree])")];
    const stops = [...fields, ...form.querySelectorAll("[name=agree]"), primary];
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const { key, shiftKey, target } = event;
      const at = stops.indexOf(target);
      let next = null;
      if (target.tagName === "TEXTAREA") return;
      if (key === "Enter" && shiftKey) {
        event.preventDefault();
        if (!event.repeat) primary.click(); // a key held down turns one page, not all of them
        return;
      }
      if (at < 0) return;
      if (key === "ArrowDown") next = shiftKey ? fields.at(-1) : stops[at + 1];
      else if (key === "ArrowUp") next = shiftKey ? fields[0] : stops[at - 1];
      else if (key === "Enter" && target !== primary) next = stops[at + 1];
      else return;
      event.preventDefault();
      if (next) next.focus();
    });
    fields.filter((field) => field.classList.contains("count")).forEach(digits);
    if (form.dataset.keys) return; // nothing to type on this page: the reader starts at the top
    const wanted = location.hash && document.getElementById(location.hash.slice(1));
    const first = wanted && fields.includes(wanted) ? wanted : document.querySelector("[data-focus]") ? null : fields[0];
    if (first) first.focus();
  }

  function digits(field) {
    let fresh = false;
    const plain = () => { if (right(field.value)) field.value = bare(field.value); };
    field.addEventListener("focus", () => { plain(); field.select(); fresh = true; });
    field.addEventListener("mouseup", (event) => { if (fresh) event.preventDefault(); fresh = false; });
    field.addEventListener("blur", () => { if (right(field.value)) field.value = dotted(Number(bare(field.value))); });
    field.addEventListener("beforeinput", (event) => {
      if (!event.data || event.inputType.startsWith("insertFrom")) return;
      const kept = field.value.length - (field.selectionEnd - field.selectionStart);
      if (/\D/.test(event.data) || kept + event.data.length > 9) event.preventDefault();
    });
    field.addEventListener("paste", (event) => {
      event.preventDefault();
      const text = event.clipboardData.getData("text");
      const room = 9 - field.value.length + (field.selectionEnd - field.selectionStart);
      if (!right(text) || bare(text).length > room) {
        trouble(`‘${text.trim().slice(0, 20)}’ is niet geplakt: het is geen heel getal van hoogstens negen cijfers.`);
        return;
      }
      field.setRangeText(bare(text), field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }

  function trouble(text, retry) {
    const box = document.querySelector("[data-trouble]");
    if (!box) return;
    box.hidden = !text;
    box.firstElementChild.textContent = text;
    const button = box.querySelector("button");
    button.hidden = !retry;
    button.onclick = retry || null;
  }

  // --- sums -------------------------------------------------------------------------------------------------------
  function sums(form) {
    const number = (field) => {
      if (field.tagName !== "INPUT") return Number(bare(field.dataset.sum));
      if (right(field.value)) return Number(bare(field.value));
      return Number(field.dataset.original || 0);
    };
    const total = form.querySelector("[data-total-sum]");
    const show = () => {
      let all = 0;
      form.querySelectorAll("[data-column]").forEach((column) => {
        let sum = 0;
        column.querySelectorAll("[data-sum]").forEach((field) => { sum += number(field); });
        const place = column.querySelector("[data-column-sum]");
        if (place) place.textContent = dotted(sum);
        all += sum;
      });
      if (total) total.textContent = dotted(all);
      form.querySelectorAll("[data-was]").forEach((cell) => {
        const field = cell.parentElement.querySelector("input");
        if (field) cell.classList.toggle("struck", right(field.value));
      });
    };
    form.addEventListener("input", show);
    show();
  }

  // --- saving -----------------------------------------------------------------------------------------------------
  function saving(form) {
    const version = form.elements.version, agree = form.elements.agree;
    const status = form.querySelector("[data-saved]");
    let dirty = false, typed = 0, timer = 0, running = null, stopped = false, leaving = false, lost = null;

    const body = (step) => {
      const data = new URLSearchParams(new FormData(form));
      data.set("next", step);
      if (step === "draft") data.delete("agree");
      return data;
    };
    const post = (data, keepalive) => fetch(location.pathname, {
      method: "POST", body: data, keepalive: Boolean(keepalive),
      headers: Date.now() - typed > ACTIVE ? { ...json, "X-Background": "1" } : json,
    });
    async function send(step, keepalive) {
      if (lost) { // perhaps it was saved and only the answer got lost: the same once more is no other version
        lost.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        const answer = await post(lost);
        if (answer.status === 401 || answer.status === 403) return answer;
        const said = answer.ok ? await answer.json() : {};
        if (said.version) version.value = said.version;
        lost = null;
      }
      const data = body(step);
      try { return await post(data, keepalive); } catch (error) {
        lost = data;
        lost.set("next", "draft");
        lost.delete("agree");
        throw error;
      }
    }
    const later = (wait) => { window.clearTimeout(timer); timer = window.setTimeout(save, wait); };
    const offline = () => trouble("Geen verbinding met de server. Wat je typte staat nog op deze pagina, maar is niet bewaard. We proberen het vanzelf opnieuw.", save);
    const loggedOut = () => trouble("Je bent uitgelogd. Wat je typte staat nog op deze pagina. Log in een nieuw tabblad in en probeer het dan hier opnieuw.", save);

    async function renewed() { // after logging in again the form needs a new key
      const page = await fetch(location.pathname);
      const found = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[data-entry] [name=csrfmiddlewaretoken]");
      if (found) form.elements.csrfmiddlewaretoken.value = found.value;
      return Boolean(found);
    }
    async function attempt(step, keepalive) {
      let answer = await send(step, keepalive);
      if (answer.status === 403 && !keepalive && await renewed()) answer = await send(step);
      return answer;
    }
    async function draft(keepalive) {
      dirty = false;
      let answer;
      try { answer = await attempt("draft", keepalive); } catch { dirty = true; offline(); later(AGAIN); return; }
      if (answer.status === 401 || answer.status === 403) { dirty = true; loggedOut(); return; }
      if (answer.status >= 500) { dirty = true; trouble("Bewaren lukte niet door een fout in het programma. Wat je typte staat nog op deze pagina. We proberen het vanzelf opnieuw.", save); later(AGAIN); return; }
      const said = await answer.json();
      if (!answer.ok) { dirty = stopped = true; trouble(`${said.message} Klik op Volgende om het opnieuw te proberen.`); return; }
      if (said.go) { stopped = true; trouble("De coördinator heeft de invoer gepauzeerd. Wat je hebt getypt, is bewaard.", () => location.assign(said.go)); return; }
      version.value = said.version;
      status.textContent = `Bewaard om ${said.saved}`;
      trouble(said.wrong.length ? `Nog niet bewaard: ${said.wrong.join(" ")}` : "");
      document.dispatchEvent(new CustomEvent("kiesdeler:active", { detail: said }));
    }
    async function save(keepalive) {
      window.clearTimeout(timer);
      while (running) await running;
      if (!dirty || stopped || leaving) return;
      running = draft(keepalive === true);
      try { await running; } finally { running = null; }
    }
    function changed(event) {
      if (event.target === agree) return;
      if (agree) agree.checked = false;
      dirty = true;
      typed = Date.now();
      later(LATER);
    }
    form.addEventListener("input", changed);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (leaving) return;
      const step = event.submitter && event.submitter.value ? event.submitter.value : "next";
      leaving = true;
      while (running) await running;
      let answer;
      try { answer = await attempt(step); } catch { leaving = false; dirty = true; offline(); later(AGAIN); return; }
      if (answer.status === 401 || answer.status === 403) { leaving = false; dirty = true; loggedOut(); return; }
      if (answer.ok) { location.assign((await answer.json()).go); return; }
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "next", value: step }));
      form.submit(); // the server shows the page again with what is wrong
    });
    document.addEventListener("click", async (event) => {
      const link = event.target.closest("a[href]");
      if (!link || !dirty || stopped || link.getAttribute("href").startsWith("#") || event.ctrlKey || event.metaKey || link.target) return;
      event.preventDefault();
      await save();
      if (!dirty) location.assign(link.href);
    });
    document.addEventListener("kiesdeler:ending", () => save(true));
    window.addEventListener("pagehide", () => save(true));
    document.addEventListener("visibilitychange", () => { if (document.hidden) save(true); });
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
    window.addEventListener("online", () => save());
  }

  // --- the number of a station ------------------------------------------------------------------------------------
  function lookup(form) {
    const field = form.elements.number, shown = form.elements.shown, place = form.querySelector("[data-found]");
    let timer = 0, turn = 0;
    async function look() {
      const mine = ++turn;
      shown.value = "";
      if (!/^\d+$/.test(field.value.trim())) { place.textContent = ""; return; }
      let said;
      try {
        const answer = await fetch(`${form.dataset.lookup}?nummer=${encodeURIComponent(field.value.trim())}`, { headers: json });
        if (!answer.ok) return;
        said = await answer.json();
      } catch { return; }
      if (mine !== turn) return;
      shown.value = said.refusal ? "" : said.name || "";
      place.textContent = said.wrong || `${said.name}: ${said.refusal || said.what}`;
    }
    field.addEventListener("beforeinput", (event) => { if (event.data && /\D/.test(event.data)) event.preventDefault(); });
    field.addEventListener("input", () => { shown.value = ""; window.clearTimeout(timer); timer = window.setTimeout(look, 150); });
    if (!document.querySelector("[data-focus]")) field.focus();
    if (field.value) look();
  }

  function practice(form) {
    form.addEventListener("input", (event) => {
      const said = event.target.closest("tr") && event.target.closest("tr").querySelector("[data-done]");
      if (said) said.textContent = bare(event.target.value) === event.target.dataset.want ? "✓ goed" : "";
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const here = document.querySelector(".pages [aria-current]"); // among many lists
    if (here) here.closest(".pages").scrollTop = here.offsetTop - 200;
    document.querySelectorAll("form[data-keys]").forEach(keys);
    document.querySelectorAll("form[data-entry]").forEach((form) => { sums(form); saving(form); });
    document.querySelectorAll("form[data-lookup]").forEach(lookup);
    document.querySelectorAll("form[data-keys='']:not([data-entry])").forEach(practice);
  });
})();
