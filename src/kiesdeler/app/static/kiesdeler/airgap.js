// Tries from this workstation whether there is a way to the internet, and tells the server when there is.
"use strict";
(() => {
  const { targets, report, every, blocked } = document.currentScript.dataset;
  const pause = Number(every) * 1000;
  let told = Boolean(blocked);
  let redirected = "";

  // An address that sends us on to another one is refused by our own policy, but it did answer.
  document.addEventListener("securitypolicyviolation", (event) => {
    if (event.effectiveDirective !== "connect-src") return;
    redirected = targets.split(" ").find((target) => event.blockedURI.startsWith(target)) || "";
  });

  async function answers(target) {
    const options = { mode: "no-cors", cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };
    await fetch(target, { ...options, signal: AbortSignal.timeout(10000) });
    return target;
  }

  async function tell(target) {
    const form = new FormData();
    form.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
    form.set("target", target);
    const headers = { Accept: "application/json", "X-Background": "1" };
    const answer = await fetch(report, { method: "POST", body: form, headers });
    if (answer.ok) told = Boolean(target);
  }

  async function check() {
    window.sessionStorage.setItem("kiesdeler-tried", String(Date.now()));
    redirected = "";
    let found = "";
    try {
      found = await Promise.any(targets.split(" ").map(answers));
    } catch {
      await new Promise((done) => window.setTimeout(done, 500)); // the event comes after the refusal
      found = redirected;
    }
    if (found || told) {
      try { await tell(found); } catch { /* the server can't be reached: next time */ }
    }
    window.setTimeout(check, pause);
  }

  const since = Date.now() - Number(window.sessionStorage.getItem("kiesdeler-tried") || 0);
  window.setTimeout(check, told ? 0 : Math.max(0, pause - since));
})();
