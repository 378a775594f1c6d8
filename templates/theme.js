// Light or dark: what the reader chose last, else the system's wish.
(() => {
  const key = "digest-theme", choices = ["auto", "light", "dark"], root = document.documentElement;
  const recall = () => { try { return localStorage[key]; } catch { return null; } };
  const show = choice => {
    root.dataset.theme = choice = choices.includes(choice) ? choice : root.dataset.theme || "auto";
    for (const meta of document.querySelectorAll("meta[data-scheme]")) {
      const { scheme } = meta.dataset;
      meta.media = choice === "auto" ? `(prefers-color-scheme: ${scheme})` : choice === scheme ? "all" : "not all";
    }
  };
  show(recall());
  addEventListener("pageshow", () => show(recall()));
  addEventListener("click", event => {
    if (!event.target.closest(".switch")) return;
    show(choices[(choices.indexOf(root.dataset.theme) + 1) % choices.length]);
    try { localStorage[key] = root.dataset.theme; } catch { /* for this page alone */ }
  });
})();
