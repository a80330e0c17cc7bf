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
  const timer = window.setInterval(() => {
    const seconds = Math.round((end - Date.now()) / 1000);
    if (seconds <= 0) {
      document.dispatchEvent(new CustomEvent("kiesdeler:ending"));
      if (!typed) { window.location.reload(); return; }
      window.clearInterval(timer);
      box.hidden = false;
      box.querySelector("p").textContent = "Je bent uitgelogd omdat er lang niets is gebeurd. Wat je hebt getypt, staat er nog. Verstuur het: dan log je eerst in, en daarna verstuur je het nog eens.";
      document.getElementById("idle-stay").hidden = true;
      return;
    }
    if (seconds > warning) { box.hidden = true; return; }
    if (box.hidden) { box.hidden = false; }
    left.textContent = seconds >= 60 ? `${Math.ceil(seconds / 60)} minuten` : `${seconds} seconden`;
  }, 1000);
  document.getElementById("idle-stay").addEventListener("click", async () => {
    const answer = await fetch(body.dataset.stay, { headers: { Accept: "application/json" } });
    if (!answer.ok) { window.location.reload(); return; }
    end = Date.now() + (await answer.json()).left * 1000;
    box.hidden = true;
  });
});
