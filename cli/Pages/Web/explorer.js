// Choosing the next command or failure oneself. `source` is a carried graph or the running program: at(path) and find(here, what).
class Explorer {
  constructor(book, source, options) {
    this.source = source;
    this.options = options;
    this.book = book;
    this.element = h("section", { class: "explorer", "aria-label": `Explorer of ${source.title}` });
    this.around = h("div", { class: "around" });
    this.next = h("section", { class: "next", "aria-label": "What can be done now" });
    this.element.append(this.heading(), this.around, this.next);
  }

  // Shows a path; the latest wish wins, however long an earlier one takes.
  async go(path, step, focus) {
    const wish = this.wish = Symbol("wish");
    let here;
    try {
      here = await this.source.at(path);
    } catch (error) {
      this.next.replaceChildren(h("p", { class: "alarm", role: "alert" }, error.message));
      return;
    }
    if (wish !== this.wish) {
      return;
    }
    this.here = here;
    this.view = new TraceView(here.book || this.book, here.trace, {
      head: false, step: step ?? here.path.length, beside: here.beside, moved: at => { this.note(at); this.showNext(); },
    });
    this.around.replaceChildren(this.view.element);
    this.note(this.view.step);
    this.showNext();
    if (focus) {
      (this.next.querySelector("button.choice") || this.back).focus();
    }
  }

  note(step) {
    const { path } = this.here;
    address.replace({ ...this.options.address, path: path.join("."), step: step === path.length ? "" : step });
  }

  heading() {
    this.back = h("button", { type: "button", onclick: () => this.here && this.go(this.here.path.slice(0, Math.max(0, this.view.step - 1))) }, "Undo");
    const again = h("button", { type: "button", onclick: () => this.go([]) }, "Restart");
    const walk = h("button", { type: "button", onclick: () => this.wander(10) }, "Random walk");
    this.wanted = this.options.condition
      ? h("input", { type: "text", id: "wanted", value: "", placeholder: "kernel = 2 and outgoing \"s1\", or LUO039" })
      : h("select", { id: "wanted" }, this.source.checked.map(id => h("option", { value: id }, id)));
    const find = h("button", { type: "button", onclick: () => this.find() }, "Shortest way");
    this.said = h("p", { role: "status", class: "answer" });
    this.kept = h("select", { id: "kept", "aria-label": "Bookmarks", onchange: () => { if (this.kept.value) { location.hash = this.kept.value; } } });
    const keep = h("button", { type: "button", onclick: () => this.keep() }, "Bookmark");
    this.showKept();
    return h("div", { class: "heading" }, h("h1", null, "Explorer ", h("small", null, this.source.title)),
      this.source.about ? h("p", null, this.source.about) : "",
      h("div", { class: "controls" }, this.back, again, walk,
        h("span", { class: "finder" }, h("label", { for: "wanted" }, this.options.condition ? "Condition, invariant, or all " : "To a violation of "), this.wanted, find),
        h("span", { class: "keeper" }, keep, this.kept),
        copyButton("replay line", () => this.here.trace.replay), this.options.more ? this.options.more(this) : ""), this.said);
  }

  tell(text) {
    this.said.textContent = text;
  }

  async find() {
    if (!this.here) {
      return;
    }
    this.tell("searching ...");
    try {
      const { path, said } = await this.source.find(this.here, this.wanted.value);
      this.tell(said);
      if (path) {
        await this.go(path);
      }
    } catch (error) {
      this.tell(error.message);
    }
  }

  // The dice are in the address as the steps that fell; a walk is repeated by its replay line.
  async wander(steps) {
    if (!this.here) {
      return;
    }
    const before = this.here.path.slice(0, this.view.step);
    await this.go(before);
    for (let i = 0; i < steps && this.here.choices.length > 0; i++) {
      const moving = this.here.choices.filter(choice => !choice.same);
      const among = moving.length ? moving : this.here.choices;
      await this.go([...this.here.path, among[Math.floor(Math.random() * among.length)].move.token]);
    }
    this.tell(`${plural(this.here.path.length - before.length, "random step")}: ${this.here.trace.replay}`);
  }

  keep() {
    const known = (shelf.get("luo-bookmarks") || []).filter(mark => mark.address !== location.hash);
    const last = this.here.trace.steps.at(-1);
    known.push({ address: location.hash, text: `${this.source.title}: ${last ? `${this.here.path.length} steps, ${last.move.command}` : "the beginning"}` });
    shelf.put("luo-bookmarks", known.slice(-20));
    this.showKept();
    say("Bookmarked");
  }

  showKept() {
    const known = shelf.get("luo-bookmarks") || [];
    this.kept.replaceChildren(h("option", { value: "" }, `Bookmarks (${known.length})`), ...known.map(mark => h("option", { value: mark.address }, mark.text)));
  }

  showNext() {
    const { here, view } = this;
    if (view.step < here.path.length) {
      this.next.replaceChildren(h("h2", null, "What could be done here"), h("p", null, `This is step ${view.step} of ${here.path.length}. `,
        h("button", { type: "button", class: "choice", onclick: () => this.go(here.path.slice(0, view.step), undefined, true) }, "Go on from here, in another way")));
      return;
    }
    const commands = [];
    for (const choice of here.choices) {
      const number = choice.move.token.split("!")[0];
      if (commands.at(-1)?.number !== number) {
        commands.push({ number, choices: [] });
      }
      commands.at(-1).choices.push(choice);
    }
    const last = here.trace.steps.at(-1);
    this.next.replaceChildren(h("h2", null, commands.length ? `What can be done now: ${plural(commands.length, "command")}, ${plural(here.choices.length - commands.length, "failure")}`
      : last?.move.how === 2 ? "The machine stops here: nothing can follow." : "Nothing more can be done within the bounds."),
    here.left ? h("p", { class: "hint" }, here.left) : "",
    h("ul", { class: "choices" }, commands.map(command => h("li", null, this.choice(command.choices[0]),
      command.choices.length > 1 ? h("details", null, h("summary", null, `or with ${plural(command.choices.length - 1, "failure")}`), h("ul", null, command.choices.slice(1).map(choice => h("li", null, this.choice(choice, true))))) : ""))));
  }

  choice(choice, failing) {
    const { move } = choice;
    const new_ = move.violated;
    return h("button", {
      type: "button", class: `choice${move.how ? " refused" : ""}${new_.length ? " breaks" : ""}`, "data-token": move.token,
      onclick: () => this.go([...this.here.path, move.token], undefined, true),
    },
    h("span", { class: "command" }, failing ? move.failing.join(", ") || move.token : move.command), " ",
    h("span", { class: "result" }, `= ${move.result}`), choice.same && !move.how ? h("span", { class: "same" }, " changes nothing") : "",
    new_.length ? h("span", { class: "violates" }, ` ✗ ${new_.join(", ")}`) : "",
    move.how ? h("span", { class: "why" }, move.why ? ` refused by ${whyText(move.why)}` : ` refused in ${move.where}`) : "");
  }
}
