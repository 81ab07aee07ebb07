// Comfort only: everything can be read without this.
(() => {
  "use strict";
  const root = document.documentElement;
  const kept = (() => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  })();
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  addEventListener("DOMContentLoaded", () => {
    const theme = document.querySelector("button.theme");
    if (theme) {
      const name = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
      theme.hidden = false;
      name();
      theme.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        try { localStorage.setItem("theme", root.dataset.theme); } catch { /* not kept */ }
        name();
      });
    }
  });

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea")) return;
    const field = document.querySelector("input[type=search]");
    const link = document.querySelector("nav.wide a[href*='/search'], nav a[href*='/search']");
    event.preventDefault();
    if (field) field.focus();
    else if (link) location.assign(link.href);
  });
})();
