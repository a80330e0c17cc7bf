// Something is being made: move its bar, and show the outcome as soon as it is there.
"use strict";
document.querySelectorAll("[data-progress]").forEach((place) => {
  const step = place.querySelector("[data-step]");
  const bar = place.querySelector("progress");
  const ask = async () => {
    let found;
    try {
      const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok) { window.location.reload(); return; }
      found = await answer.json();
    } catch {
      window.setTimeout(ask, 3000); // the connection is away for a moment
      return;
    }
    if (!found.running) { window.location.reload(); return; }
    if (found.step) step.textContent = found.step;
    if (found.total) { bar.max = found.total; bar.value = found.done; } else bar.removeAttribute("value");
    window.setTimeout(ask, 1000);
  };
  window.setTimeout(ask, 500);
});
