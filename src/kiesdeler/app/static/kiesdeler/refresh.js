// Parts of a page that change by themselves: fetched anew. It does not count as activity of a person.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-refresh]").forEach((part) => {
    const stale = document.querySelector("[data-stale]");
    const again = async () => {
      let answer;
      try {
        answer = await fetch(part.dataset.refresh, { headers: { "X-Background": "1" } });
      } catch {
        if (stale) stale.hidden = false;
        return;
      }
      if (answer.redirected || answer.status === 401 || answer.status === 403) { window.location.reload(); return; }
      if (answer.ok) part.innerHTML = await answer.text();
      if (stale) stale.hidden = answer.ok;
    };
    window.setInterval(again, Number(part.dataset.every) * 1000);
  });
});
