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

  // "#p12-40": all words of the passage are marked, also where other passages cut it into pieces.
  const markTarget = () => {
    document.querySelectorAll(".hl.is-target").forEach((piece) => piece.classList.remove("is-target"));
    const span = /^#p(\d+)-(\d+)$/.exec(location.hash);
    const anchor = span && document.getElementById(location.hash.slice(1));
    let left = span ? span[2] - span[1] : 0;
    for (let node = anchor; node && left > 0; node = node.nextSibling) {
      if (node.nodeType === Node.ELEMENT_NODE && node.matches("a")) continue;
      if (node.nodeType === Node.ELEMENT_NODE) node.classList.add("is-target");
      left -= [...node.textContent].length;
    }
  };
  addEventListener("hashchange", markTarget);

  addEventListener("DOMContentLoaded", () => {
    markTarget();
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
    if (field || link) event.preventDefault();
    if (field) field.focus();
    else if (link) location.assign(link.href);
  });
})();
