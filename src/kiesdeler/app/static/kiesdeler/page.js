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
  window.setInterval(() => {
    const seconds = Math.round((end - Date.now()) / 1000);
    if (seconds <= 0) {
      document.dispatchEvent(new CustomEvent("kiesdeler:ending"));
      window.location.reload();
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
