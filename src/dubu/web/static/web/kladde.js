// Autosave, one field at a time: <form data-kladde="URL">. Nothing is kept in the browser's storage.
"use strict";
(() => {
  const VENT_MS = 2000;
  const GENTAG_MS = [2000, 5000, 10000, 20000, 30000];
  const TIDSGRAENSE_MS = 15000;
  const kladder = new WeakMap();
  const aktive = new Set();

  const styringer = (gruppe) =>
    [...gruppe.querySelectorAll("input, textarea, select")].filter(
      (el) => el.name && el.type !== "hidden" && el.type !== "file",
    );

  // ---- A field's value, as the server is told it ----
  function laes(gruppe) {
    const felter = styringer(gruppe);
    if (["radio", "afkryds", "ja"].includes(gruppe.dataset.art)) {
      return felter.filter((el) => el.checked).map((el) => el.value);
    }
    if (gruppe.dataset.art === "todelt") return [felter.map((el) => el.value.trim()).join(" ").trim()];
    if (felter[0]?.multiple) return [...felter[0].selectedOptions].map((valg) => valg.value);
    return [felter[0]?.value ?? ""];
  }

  function skriv(gruppe, vaerdi) {
    const vaerdier = [].concat(vaerdi ?? "").map(String);
    const felter = styringer(gruppe);
    if (["radio", "afkryds", "ja"].includes(gruppe.dataset.art)) {
      for (const el of felter) el.checked = vaerdier.includes(el.value);
    } else if (gruppe.dataset.art === "todelt") {
      const dele = vaerdier[0].split(/\s+(?=\S+$)/);
      felter.forEach((el, nr) => (el.value = dele[nr] ?? ""));
    } else if (felter[0]?.multiple) {
      for (const valg of felter[0].options) valg.selected = vaerdier.includes(valg.value);
    } else if (felter[0]) {
      felter[0].value = vaerdier[0];
    }
  }

  // The words of a choice rather than its key.
  function iOrd(gruppe, vaerdi) {
    return [].concat(vaerdi ?? "").map((enkelt) => {
      const knap = styringer(gruppe).find((el) => el.labels && ["radio", "checkbox"].includes(el.type) && el.value === enkelt);
      if (knap) return knap.labels[0].textContent.trim();
      const valg = gruppe.querySelector(`option[value="${CSS.escape(enkelt)}"]`);
      return valg ? valg.textContent.trim() : enkelt;
    }).join(", ");
  }

  class Kladde {
    constructor(form) {
      this.form = form;
      this.snavset = new Set();
      this.konflikter = new Set();
      this.afviste = new Set();
      this.timere = new Map();
      this.forsoeg = 0;
      this.venter = false;
      this.sender = null;
      this.status = document.getElementById("kladde-status").content.firstElementChild.cloneNode(true);
      form.append(this.status);
      form.addEventListener("input", (e) => this.aendret(e.target, VENT_MS));
      form.addEventListener("change", (e) => this.aendret(e.target, 0));
      form.addEventListener("focusout", (e) => this.forlod(e.target));
      form.addEventListener("submit", (e) => this.foerAfsendelse(e), true);
      form.addEventListener("htmx:afterRequest", () => (this.faerdig = false));
      aktive.add(this);
    }

    gruppe(navn) {
      return this.form.querySelector(`[data-felt="${CSS.escape(navn)}"]`);
    }

    get ugemt() {
      return this.snavset.size + this.konflikter.size + this.afviste.size > 0;
    }

    vis(art, tekst) {
      this.status.textContent = tekst ?? this.status.dataset[art];
      this.status.classList.toggle("haster", !["gemmer", "gemt"].includes(art));
      this.status.dataset.art = art;
    }

    aendret(maal, vent) {
      const gruppe = maal.closest("[data-felt]");
      if (!gruppe || maal.type === "file" || maal.type === "hidden") return;
      const navn = gruppe.dataset.felt;
      this.afviste.delete(navn);
      if (this.konflikter.has(navn)) {
        this.konfliktboks(navn).querySelector("[data-din]").textContent = iOrd(gruppe, laes(gruppe));
        return;
      }
      // A text's `change` repeats what `input` has said.
      if (vent === 0 && !this.snavset.has(navn) && /^(text|textarea|tel|email|search|url|number)$/.test(maal.type)) return;
      this.snavset.add(navn);
      clearTimeout(this.timere.get(navn));
      this.timere.set(navn, setTimeout(() => this.toem(), vent));
    }

    forlod(maal) {
      const navn = maal.closest("[data-felt]")?.dataset.felt;
      if (this.snavset.has(navn)) this.toem();
    }

    // Sends all changed fields, one after the other; a second call waits for the first.
    toem() {
      clearTimeout(this.genta);
      this.sender ??= this.sendAlle().finally(() => (this.sender = null));
      return this.sender;
    }

    async sendAlle() {
      let gik = true;
      while (gik && this.snavset.size) {
        const [navn] = this.snavset;
        this.snavset.delete(navn);
        clearTimeout(this.timere.get(navn));
        gik = await this.gem(navn);
      }
    }

    async gem(navn, valg, fornyet) {
      const gruppe = this.gruppe(navn);
      if (!gruppe) return true;
      if (!this.venter) this.vis("gemmer");
      let svar;
      let data = null;
      try {
        svar = await fetch(this.form.dataset.kladde || location.href, {
          method: "POST",
          body: this.krop(navn, gruppe, valg),
          headers: { Accept: "application/json", "X-CSRFToken": this.skjult("csrfmiddlewaretoken") },
          keepalive: true,
          signal: AbortSignal.timeout(TIDSGRAENSE_MS),
        });
        if (svar.headers.get("Content-Type")?.includes("json")) data = await svar.json();
      } catch {
        return this.igen(navn, "venter");
      }
      if (svar.status === 403 && !data && !fornyet && (await this.fornyNoegle())) return this.gem(navn, valg, true);
      return this.modtag(navn, gruppe, svar, data);
    }

    krop(navn, gruppe, valg) {
      const krop = new URLSearchParams({
        felt: navn,
        version: gruppe.dataset.version ?? "0",
        kommune: this.skjult("kommune"),
        handling: this.skjult("handling"),
        csrfmiddlewaretoken: this.skjult("csrfmiddlewaretoken"),
      });
      const vaerdier = laes(gruppe);
      for (const vaerdi of vaerdier.length ? vaerdier : [""]) krop.append("vaerdi", vaerdi);
      if (valg) krop.append("valg", valg);
      return krop;
    }

    skjult(navn) {
      return this.form.querySelector(`input[type="hidden"][name="${navn}"]`)?.value ?? "";
    }

    modtag(navn, gruppe, svar, data) {
      if (svar.status === 409) return this.igen(navn, "andenKommune");
      if (svar.status >= 500) return this.igen(navn, "venter");
      if (data?.fejl) return this.afvis(navn, data.fejl);
      if ([401, 403].includes(svar.status) || (svar.ok && !data)) return this.igen(navn, "loggetUd");
      if (!svar.ok) return this.afvis(navn);
      this.forsoeg = 0;
      this.venter = false;
      this.saetVersion(gruppe, data.version);
      if (data.konflikt) this.visKonflikt(navn, gruppe, data);
      else if (this.konflikter.size) this.vis("vaelg");
      else if (this.afviste.size === 0) this.vis("gemt", this.status.dataset.gemt.replace("{kl}", data.gemt));
      return true;
    }

    // The server will not have it; trying again would not help.
    afvis(navn, besked) {
      this.afviste.add(navn);
      this.vis("afvist", besked);
      return true;
    }

    igen(navn, art) {
      this.snavset.add(navn);
      this.venter = true;
      this.vis(art);
      const vent = GENTAG_MS[Math.min(this.forsoeg, GENTAG_MS.length - 1)];
      this.forsoeg += 1;
      clearTimeout(this.genta);
      this.genta = setTimeout(() => this.toem(), vent);
      return false;
    }

    // After a new log-in the page's token is old; the same page has the new one.
    async fornyNoegle() {
      try {
        const svar = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (!svar.ok || svar.redirected) return false;
        const side = new DOMParser().parseFromString(await svar.text(), "text/html");
        const ny = side.querySelector('input[name="csrfmiddlewaretoken"]')?.value;
        if (!ny || !side.querySelector("form[data-kladde]")) return false;
        document.querySelectorAll('input[name="csrfmiddlewaretoken"]').forEach((el) => (el.value = ny));
        return true;
      } catch {
        return false;
      }
    }

    saetVersion(gruppe, version) {
      gruppe.dataset.version = version;
      const felt = gruppe.querySelector("[data-versionsfelt]");
      if (felt) felt.value = version;
    }

    // ---- Two have written: both texts are shown, a person chooses ----
    konfliktboks(navn) {
      return this.gruppe(navn).querySelector("[data-konflikt]");
    }

    visKonflikt(navn, gruppe, data) {
      this.konfliktboks(navn)?.remove();
      const boks = document.getElementById("kladde-konflikt").content.firstElementChild.cloneNode(true);
      const titel = boks.querySelector(".konflikt-titel");
      boks.dataset.konflikt = navn;
      titel.id = `konflikt-${navn}`;
      boks.setAttribute("aria-labelledby", titel.id);
      boks.querySelector("[data-din]").textContent = iOrd(gruppe, data.din ?? laes(gruppe));
      boks.querySelector("[data-anden]").textContent = iOrd(gruppe, data.anden.vaerdi);
      boks.querySelector("[data-af]").textContent = data.anden.af;
      boks.querySelector("[data-klokken]").textContent = data.anden.tidspunkt;
      for (const knap of boks.querySelectorAll("[data-vaelg]")) {
        knap.type = "button";
        knap.addEventListener("click", () => this.vaelg(navn, knap.dataset.vaelg, data.anden.vaerdi));
      }
      gruppe.append(boks);
      this.konflikter.add(navn);
      this.vis("vaelg");
    }

    async vaelg(navn, valg, anden) {
      const gruppe = this.gruppe(navn);
      if (valg === "anden") skriv(gruppe, anden);
      this.konfliktboks(navn).remove();
      this.konflikter.delete(navn);
      styringer(gruppe)[0]?.focus();
      await this.gem(navn, valg);
    }

    // ---- Submit: what is not yet saved is saved first; without a connection the page stays ----
    foerAfsendelse(e) {
      if (this.faerdig || !(this.snavset.size || this.sender || this.konflikter.size)) {
        this.faerdig = true;
        return;
      }
      e.preventDefault();
      e.stopImmediatePropagation();
      this.sendTilSidst(e.submitter);
    }

    async sendTilSidst(knap) {
      await this.sender;
      if (this.snavset.size) await this.toem();
      if (this.konflikter.size) {
        this.vis("vaelg");
        const [navn] = this.konflikter;
        this.konfliktboks(navn).querySelector("button").focus();
      } else if (this.snavset.size) {
        if (this.status.dataset.art === "venter") this.vis("ikkeSendt");
      } else {
        this.faerdig = true;
        this.form.requestSubmit(knap);
      }
    }
  }

  function start() {
    for (const gammel of aktive) if (!gammel.form.isConnected) aktive.delete(gammel);
    for (const form of document.querySelectorAll("form[data-kladde]")) {
      if (!kladder.has(form)) kladder.set(form, new Kladde(form));
    }
  }

  document.addEventListener("dubu:klar", start);
  window.addEventListener("online", () => aktive.forEach((kladde) => kladde.toem()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") aktive.forEach((kladde) => kladde.toem());
  });
  window.addEventListener("pageshow", (e) => {
    if (e.persisted) aktive.forEach((kladde) => (kladde.faerdig = false));
  });
  window.addEventListener("beforeunload", (e) => {
    for (const kladde of aktive) {
      if (kladde.faerdig || !kladde.form.isConnected) continue;
      if (!kladde.venter) kladde.toem(); // starts the last field's save, which outlives the page
      if (kladde.ugemt) e.preventDefault();
    }
  });
})();
