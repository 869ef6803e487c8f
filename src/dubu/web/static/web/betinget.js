// Fields that are asked only when another has a certain answer: <div data-felt data-vis-naar="felt:a b">,
// or until one of several has: <div data-felt data-skjul-naar="felt:a b;andet:c">.
// Without this file every field is shown, and the server asks for those that apply.
"use strict";
(() => {
  const BETINGEDE = "[data-vis-naar], [data-skjul-naar]";
  const faste = new WeakSet();

  function svar(form, navn) {
    const gruppe = form.querySelector(`[data-felt="${CSS.escape(navn)}"]`);
    if (!gruppe || gruppe.hidden) return [];
    return [...gruppe.querySelectorAll("input, select, textarea")]
      .filter((el) => el.type !== "hidden" && (!["radio", "checkbox"].includes(el.type) || el.checked))
      .map((el) => el.value);
  }

  function opfyldt(form, betingelse) {
    const [felt, gaelder] = betingelse.split(":");
    const givne = svar(form, felt);
    return gaelder.split(" ").some((v) => givne.includes(v));
  }

  function skalVises(form, { visNaar, skjulNaar }) {
    const skjult = skjulNaar && skjulNaar.split(";").some((b) => opfyldt(form, b));
    return !skjult && (!visNaar || opfyldt(form, visNaar));
  }

  function opdater(form) {
    for (const gruppe of form.querySelectorAll(BETINGEDE)) {
      // A field with an error stays in sight: it is linked to from the summary.
      gruppe.hidden = !gruppe.classList.contains("form-error") && !skalVises(form, gruppe.dataset);
    }
    for (const afsnit of form.querySelectorAll(".formafsnit")) {
      const grupper = [...afsnit.querySelectorAll("[data-felt]")];
      afsnit.hidden = grupper.length > 0 && grupper.every((gruppe) => gruppe.hidden);
    }
  }

  function start() {
    for (const gruppe of document.querySelectorAll(BETINGEDE)) {
      const form = gruppe.closest("form");
      if (!form || faste.has(form)) continue;
      faste.add(form);
      form.addEventListener("change", () => opdater(form));
      opdater(form);
    }
  }

  document.addEventListener("dubu:klar", start);
})();
