// Small helpers of every page. Everything works without them; they make it quicker.
"use strict";
(() => {
  const SPAER_MS = 8000;

  // Nothing is kept in the browser: htmx would note each page's address here, and does without when it cannot.
  Object.defineProperty(window, "sessionStorage", {
    get() {
      throw new DOMException("Ikke i brug", "SecurityError");
    },
  });

  // ---- Keyboard: one key, not while typing, and only when the user has not turned it off ----
  const skriver = (el) => el instanceof Element && el.closest("input, textarea, select, [contenteditable]") !== null;

  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") {
      lukMenuer(null, true);
      return;
    }
    if (document.body.dataset.genveje !== "til" || skriver(e.target)) return;
    if (e.ctrlKey || e.altKey || e.metaKey || e.repeat) return;
    const maal = [...document.querySelectorAll("[data-genvej]")].find((el) => el.dataset.genvej === e.key);
    if (!maal) return;
    e.preventDefault();
    if (maal.matches("input, textarea, select")) maal.focus();
    else maal.click();
  });

  // ---- The logged-out front page: to the chosen municipality's login ----
  document.addEventListener("click", (e) => {
    if (!e.target.matches("#btnOK")) return;
    const valg = document.querySelector("[data-kommunevalg] select");
    if (valg && valg.value.startsWith("/")) window.location.assign(valg.value);
  });

  // ---- Menus behind a button close when one looks elsewhere ----
  function lukMenuer(undtagen, tilbage) {
    for (const menu of document.querySelectorAll("details.raekkemenu[open]")) {
      if (menu === undtagen || (undtagen && menu.contains(undtagen))) continue;
      menu.open = false;
      if (tilbage) menu.querySelector("summary").focus();
    }
  }
  document.addEventListener("click", (e) => lukMenuer(e.target));

  // ---- DKFDS ----
  function skjulFaner(rod) {
    for (const knap of rod.querySelectorAll('.js-faner .tab-button[aria-selected="false"]')) {
      document.getElementById(knap.getAttribute("aria-controls")).hidden = true;
    }
  }
  function klargoer(rod) {
    skjulFaner(rod);
    if (window.DKFDS) DKFDS.init(rod === document ? {} : { scope: rod });
    rod.dispatchEvent(new CustomEvent("dubu:klar", { bubbles: true }));
  }
  document.addEventListener("DOMContentLoaded", () => klargoer(document));
  document.addEventListener("htmx:load", (e) => {
    if (e.target !== document.body) klargoer(e.target);
  });

  // ---- One press is one act: the server's `handling` decides; this spares the second request ----
  function frigiv(form) {
    delete form.dataset.sendt;
    for (const knap of form.querySelectorAll("button[data-spaerret]")) {
      knap.disabled = false;
      delete knap.dataset.spaerret;
    }
  }
  function spaer(form, knap) {
    form.dataset.sendt = "1";
    // After the form's data is gathered: a disabled button's name and value would be left out.
    setTimeout(() => {
      if (!knap || knap.form !== form) return;
      knap.disabled = true;
      knap.dataset.spaerret = "1";
    });
    setTimeout(() => frigiv(form), SPAER_MS);
  }
  document.addEventListener("submit", (e) => {
    if (e.defaultPrevented || e.target.method !== "post") return;
    if (e.target.dataset.sendt) e.preventDefault();
    else spaer(e.target, e.submitter);
  });
  window.addEventListener("pageshow", (e) => {
    if (e.persisted) document.querySelectorAll("form[data-sendt]").forEach(frigiv);
  });
  document.addEventListener("htmx:beforeRequest", (e) => {
    const form = e.target.closest("form");
    if (!form || form.method !== "post") return;
    if (form.dataset.sendt) e.preventDefault();
    else spaer(form, e.detail.requestConfig.triggeringEvent?.submitter);
  });
  document.addEventListener("htmx:afterRequest", (e) => {
    const form = e.target.closest?.("form");
    if (form) frigiv(form);
  });

  // ---- Answers that did not come ----
  function meld(art) {
    const sted = document.getElementById("meddelelser");
    const skabelon = document.getElementById("meddelelse-fejl");
    if (!sted || !skabelon) return;
    const kopi = skabelon.content.cloneNode(true);
    const tekst = kopi.querySelector(".alert-text");
    tekst.textContent = tekst.dataset[art];
    sted.replaceChildren(kopi);
    sted.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("htmx:sendError", () => meld("forbindelse"));
  document.addEventListener("htmx:timeout", () => meld("forbindelse"));
  document.addEventListener("htmx:responseError", (e) => {
    meld([401, 403].includes(e.detail.xhr.status) ? "adgang" : "svar");
  });
})();
