// Folded sections: what one types changes the section's state in words, and the list of contents opens it.
// Without this file the states are those of when the page was opened.
"use strict";
(() => {
  function erSvaret(gruppe) {
    return [...gruppe.querySelectorAll("input, select, textarea")].some((el) => {
      if (el.type === "hidden") return false;
      return ["radio", "checkbox"].includes(el.type) ? el.checked : el.value.trim() !== "";
    });
  }

  function opdater(afsnit) {
    const ord = afsnit.closest(".afsnitsside").dataset;
    const grupper = [...afsnit.querySelectorAll("[data-felt]")];
    const besvarede = new Set(grupper.filter(erSvaret).map((gruppe) => gruppe.dataset.felt));
    const mangler = afsnit.dataset.kraeves.split(" ").filter((navn) => navn && !besvarede.has(navn)).length;
    const tilstand = mangler ? "mangler" : besvarede.size ? "udfyldt" : "tom";
    for (const el of document.querySelectorAll(`[data-afsnit="${CSS.escape(afsnit.id)}"]`)) {
      el.dataset.tilstand = tilstand;
      el.textContent = mangler ? `${ord.mangler} ${mangler}` : ord[tilstand];
    }
  }

  for (const haendelse of ["input", "change"]) {
    document.addEventListener(haendelse, (e) => {
      const afsnit = e.target instanceof Element ? e.target.closest("details.afsnit") : null;
      if (afsnit) opdater(afsnit);
    });
  }

  document.addEventListener("click", (e) => {
    const link = e.target instanceof Element ? e.target.closest(".indholdsliste a") : null;
    const maal = link && document.querySelector(link.getAttribute("href"));
    if (maal) maal.closest("details").open = true;
  });
})();
