// One trace, or two side by side: stepping, the state and what changed, the truth of every invariant, the ledger.
class TraceView {
  // `options`: step, where to begin; moved, told the step; beside, a second trace; head, whether title and copy buttons are shown; ended, what stands behind the last step.
  constructor(book, trace, options) {
    this.book = book;
    this.trace = trace;
    this.options = options;
    this.beside = options.beside || null;
    this.last = Math.max(trace.steps.length, this.beside ? this.beside.steps.length : 0);
    this.step = Math.min(Math.max(0, options.step ?? this.last), this.last);
    this.element = h("section", { class: "trace", "aria-label": trace.title });
    this.build();
    this.show();
  }

  build() {
    this.slider = h("input", { type: "range", min: 0, max: this.last, step: 1, id: "slider", "aria-label": "Step", oninput: () => this.go(Number(this.slider.value)) });
    this.place = h("output", { class: "place", for: "slider" });
    const arrow = (label, sign, to) => h("button", { type: "button", "aria-label": label, title: label, onclick: () => this.go(to()) }, sign);
    const bar = h("div", { class: "bar", role: "group", "aria-label": "Stepping" },
      arrow("First state", "|◀", () => 0), arrow("Step back", "◀", () => this.step - 1), this.slider,
      arrow("Step on", "▶", () => this.step + 1), arrow("Last step", "▶|", () => this.last), this.place,
      h("span", { class: "hint" }, "← → Home End"));
    this.pictures = [this.trace, this.beside].filter(Boolean).map((trace, i) => {
      const picture = drawLanes(trace, step => this.go(step));
      const name = this.beside ? h("h2", { class: "side-name" }, `${"AB"[i]}: ${trace.title}`) : null;
      return { picture, host: h("div", { class: "picture", tabindex: "0", role: "group", "aria-label": `Lanes of ${trace.title}` }, name, picture) };
    });
    this.side = h("div", { class: "side" });
    this.element.append(
      this.options.head === false ? "" : this.heading(),
      bar,
      h("div", { class: this.beside ? "split pair" : "split" }, h("div", { class: "pictures" }, this.pictures.map(one => one.host)), this.side));
  }

  heading() {
    const { trace } = this;
    const about = trace.about && this.book.data.invariants[trace.about];
    const size = `${plural(trace.steps.length, "command")}, ${plural(trace.faults, "fault")}`;
    return h("div", { class: "heading" },
      h("h1", null, trace.about ? `${trace.about} ` : "", h("small", null, `${trace.title}${this.beside ? ` beside ${this.beside.title}` : ""}: ${size}`)),
      about ? [h("p", { class: "sentence" }, about.sentence), h("p", { class: "why" }, about.why, " ", h("code", null, about.anchor))] : "",
      this.loopNote(trace),
      [trace, this.beside].filter(Boolean).map((one, i) => h("p", { class: "copies" },
        this.beside ? h("b", null, `${"AB"[i]}: `) : "",
        copyButton("replay line", one.replay), " ",
        one.copies.map(copy => copy.not ? [h("span", { class: "no" }, `no ${copy.label}: ${copy.not}`), " "] : [copyButton(copy.label, copy.text), " "]),
        h("code", { class: "replay" }, one.replay))));
  }

  loopNote(trace) {
    return trace.loop === undefined ? null : h("p", null, `The end can be repeated for ever, again from behind step ${trace.loop}.`);
  }

  go(step) {
    const wanted = Math.min(Math.max(0, step), this.last);
    if (wanted !== this.step) {
      this.step = wanted;
      this.show();
      this.options.moved?.(wanted);
    }
  }

  // Whether a key was one of the stepping keys.
  key(name) {
    const to = { ArrowLeft: this.step - 1, ArrowRight: this.step + 1, Home: 0, End: this.last }[name];
    if (to === undefined) {
      return false;
    }
    this.go(to);
    return true;
  }

  show() {
    const { step } = this;
    this.slider.value = step;
    const move = step === 0 ? null : this.trace.steps[step - 1]?.move;
    this.slider.setAttribute("aria-valuetext", move ? `step ${step} of ${this.last}: ${move.command}, ${move.result}` : "before the first step");
    this.place.textContent = `step ${step} of ${this.last}`;
    for (const { picture, host } of this.pictures) {
      for (const group of picture.querySelectorAll("g.step")) {
        const number = Number(group.dataset.step);
        group.classList.toggle("now", number === step);
        group.classList.toggle("later", number > step);
        if (number === step) {
          this.reveal(host, group);
        }
      }
    }
    this.side.replaceChildren(...(this.beside ? this.pairSide() : this.oneSide()));
    say(move ? `Step ${step}: ${move.command}, ${move.result}${move.violated.length ? `, violated: ${move.violated.join(", ")}` : ""}` : "Before the first step");
  }

  reveal(host, group) {
    const top = Number(group.querySelector("rect.back").getAttribute("y"));
    const height = Number(group.querySelector("rect.back").getAttribute("height"));
    if (top < host.scrollTop || top + height > host.scrollTop + host.clientHeight) {
      host.scrollTop = Math.max(0, top - host.clientHeight / 3);
    }
  }

  facts(trace, step) { return step === 0 ? trace.initial : trace.steps[Math.min(step, trace.steps.length) - 1].facts; }

  oneSide() {
    const { trace, step } = this;
    const move = step === 0 ? null : trace.steps[step - 1].move;
    const rows = compareFacts(step === 0 ? trace.initial : this.facts(trace, step - 1), this.facts(trace, step));
    return [
      this.stepPart(move),
      h("section", { "aria-label": "State" }, h("h2", null, step === 0 ? "State at the beginning" : `State after step ${step}`), stateTable(rows)),
      this.truthPart(trace, move),
      this.ledgerPart(trace),
    ];
  }

  stepPart(move, side = "") {
    if (!move) {
      return h("section", { "aria-label": `Step${side}` }, h("h2", null, "Before the first step"));
    }
    return h("section", { "aria-label": `Step${side}`, class: "step-part" },
      h("h2", null, h("span", { "data-command": "" }, move.command), " = ", h("span", { class: move.how ? "error" : "fine", "data-result": "" }, move.result)),
      h("p", { class: "who" }, `by ${move.actor}`, move.where ? [", ", h("code", null, move.where)] : ""),
      move.failing.length || move.outside.length ? h("ul", { class: "failing" }, [...move.failing, ...move.outside].map(line => h("li", null, `fails here: ${line}`))) : "",
      move.events.length ? h("ol", { class: "events", "aria-label": "Calls on the way" }, move.events.map(event => h("li", null, event))) : "",
      move.why ? h("p", { class: "why" }, `Refused by ${whyText(move.why)}.`) : "",
      move.note ? h("p", { class: "note" }, move.note) : "");
  }

  truthPart(trace, move, side = "") {
    if (trace.checked.length === 0) {
      return h("section", { "aria-label": `Invariants${side}` }, h("h2", null, "Invariants"), h("p", null, "None was asked here."));
    }
    const violated = new Set(move ? move.violated : []);
    const ever = trace.checked.filter(id => trace.steps.some(step => step.move.violated.includes(id)));
    const item = id => h("li", { "data-invariant": id, "data-holds": String(!violated.has(id)), class: violated.has(id) ? "broken" : "" },
      h("b", null, violated.has(id) ? "✗ violated " : "✓ holds "), h("span", null, id), h("span", { class: "sentence" }, ` ${this.book.invariant(id).sentence}`));
    const where = id => trace.steps.map((step, i) => step.move.violated.includes(id) ? i + 1 : 0).filter(Boolean).join(", ");
    const rest = trace.checked.filter(id => !ever.includes(id));
    return h("section", { "aria-label": `Invariants${side}` }, h("h2", null, "Invariants"),
      ever.length ? h("ul", { class: "truth" }, ever.map(id => fill(item(id), {}, [h("small", null, ` violated at step ${where(id)}`)]))) : "",
      rest.length ? h("details", null, h("summary", null, `${ever.length ? "The other " : ""}${plural(rest.length, "invariant")} ${rest.length === 1 ? "holds" : "hold"} at every step`), h("ul", { class: "truth" }, rest.map(item))) : "");
  }

  ledgerPart(trace) {
    if (!trace.ledger) {
      return "";
    }
    const { step } = this;
    const line = entry => h("tr", { class: `${entry.step > step ? "later" : ""}${entry.step === step ? " now" : ""}${entry.missing ? " unmatched" : ""}` },
      h("td", null, String(entry.step)), h("td", null, entry.text),
      h("td", null, entry.partners.length ? `step ${entry.partners.join(", ")}` : "", entry.missing ? h("b", null, entry.first ? `✗ first without a partner: ${entry.missing}` : "✗ no partner") : ""));
    return h("section", { "aria-label": "Ledger" }, h("h2", null, "Ledger of references, pins and counts"),
      trace.ledger.length === 0 ? h("p", null, "Nothing was taken.")
        : [trace.ledger.some(entry => entry.missing) ? "" : h("p", null, "Balanced: every entry has its partner, or somebody who can still give it back."),
          h("table", { class: "ledger" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, "step"), h("th", { scope: "col" }, "what"), h("th", { scope: "col" }, "partner"))),
            h("tbody", null, trace.ledger.map(line)))]);
  }

  pairSide() {
    const { step } = this;
    const sides = [this.trace, this.beside].map(trace => ({ trace, move: step === 0 ? null : trace.steps[step - 1]?.move ?? null }));
    const rows = compareFacts(this.facts(this.trace, step), this.facts(this.beside, step));
    const row = fact => h("tr", { class: fact.mark ? "differs" : "", "data-fact": fact.name },
      h("th", { scope: "row" }, fact.name), h("td", null, fact.mark === "new" ? "-" : fact.mark ? fact.was : fact.value), h("td", null, fact.mark === "gone" ? "-" : fact.value),
      h("td", { class: "mark" }, fact.mark ? "≠ differs" : ""));
    const [a, b] = sides.map(({ move }) => move && [move.result, ...move.events].join("\n"));
    return [
      h("p", { class: "answers", role: "note" }, step === 0 ? "" : a === b ? "= both answer alike" : !a || !b ? "≠ only one can take this step" : "≠ they answer differently, or call others"),
      h("div", { class: "two" }, sides.map(({ move }, i) => h("div", null, h("h2", null, "AB"[i]), this.stepPart(move, ` of ${"AB"[i]}`)))),
      h("section", { "aria-label": "States" }, h("h2", null, step === 0 ? "States at the beginning" : `States after step ${step}`),
        h("table", { class: "state" }, h("thead", null, h("tr", null, ["fact", "A", "B", "difference"].map(name => h("th", { scope: "col" }, name)))), h("tbody", null, rows.map(row)))),
      h("div", { class: "two" }, sides.map(({ trace, move }, i) => h("div", null, this.truthPart(trace, move, ` of ${"AB"[i]}`)))),
    ];
  }
}

function stateTable(rows) {
  return h("table", { class: "state" },
    h("thead", null, h("tr", null, ["fact", "value", "change"].map(name => h("th", { scope: "col" }, name)))),
    h("tbody", null, rows.map(fact => h("tr", { class: fact.mark, "data-fact": fact.name, "data-mark": fact.mark },
      h("th", { scope: "row" }, fact.name), h("td", { "data-value": "" }, fact.mark === "gone" ? "-" : fact.value),
      h("td", { class: "mark" }, fact.mark === "changed" ? ["△ was ", h("span", null, fact.was)] : fact.mark === "new" ? "+ new" : fact.mark === "gone" ? ["− gone, was ", h("span", null, fact.was)] : "")))));
}
