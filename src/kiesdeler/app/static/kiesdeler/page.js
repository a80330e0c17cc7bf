// Every page: focus on what is wrong, ask before what cannot be undone, and warn before the session ends.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();

  document.querySelectorAll("form[data-confirm]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (!window.confirm(form.dataset.confirm)) event.preventDefault();
    });
  });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });

  const body = document.body;
  if (!body.dataset.idle) return;
  const box = document.getElementById("idle");
  const left = document.getElementById("idle-left");
  const warning = Number(body.dataset.idleWarning);
  let end = Date.now() + Number(body.dataset.idle) * 1000;
  document.addEventListener("kiesdeler:active", (event) => {
    if (event.detail && event.detail.left) end = Date.now() + event.detail.left * 1000;
  });
  let typed = false; // in a form that does not save itself
  document.addEventListener("input", ({ target: { form } }) => {
    if (form && form.method === "post" && !("entry" in form.dataset)) typed = true;
  });
  const stay = async (headers) => {
    const answer = await fetch(body.dataset.stay, { headers: { Accept: "application/json", ...headers } });
    if (answer.ok) end = Date.now() + ((await answer.json()).left + 1) * 1000;
    return answer.ok;
  };
  const again = () => window.location.assign(window.location.pathname + window.location.search); // never sends a form anew
  const ended = () => {
    window.clearInterval(timer);
    if (!typed) { again(); return; }
    box.hidden = false;
    box.querySelector("p").textContent = "Je bent uitgelogd omdat er lang niets is gebeurd. Wat je hebt getypt, staat er nog. Verstuur het: dan log je eerst in, en daarna verstuur je het nog eens.";
    document.getElementById("idle-stay").hidden = true;
  };
  let ending = false, asking = false;
  const timer = window.setInterval(async () => {
    const seconds = Math.round((end - Date.now()) / 1000);
    if (seconds > warning) { box.hidden = true; ending = false; return; }
    box.hidden = false;
    left.textContent = seconds >= 60 ? `${Math.ceil(seconds / 60)} minuten` : `${Math.max(seconds, 0)} seconden`;
    if (seconds <= 3 && !ending) { ending = true; document.dispatchEvent(new CustomEvent("kiesdeler:ending")); }
    if (seconds > 0 || asking) return;
    asking = true; // loading the page again would count as activity, so ask first; another tab may have been busy
    try { if (!(await stay({ "X-Background": "1" }))) ended(); } catch { return; } finally { asking = false; }
  }, 1000);
  document.getElementById("idle-stay").addEventListener("click", async () => {
    if (await stay({})) box.hidden = true; else again();
  });
});
