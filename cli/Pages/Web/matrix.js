// The table of verdicts: filter, search, and the way into a trace.
const verdictKinds = [
  { state: "violated", sign: "✗", word: "violated" },
  { state: "unexpected", sign: "!", word: "not as expected" },
  { state: "open", sign: "?", word: "undecided" },
  { state: "holds", sign: "✓", word: "holds" },
];

class MatrixView {
  constructor(book) {
    this.book = book;
    this.data = book.data;
    verdictKinds[0].word = this.data.violated;
    const { rows, columns, cells } = this.data;
    this.cells = rows.map(() => columns.map(() => null));
    for (const cell of cells) {
      this.cells[cell.row][cell.column] = cell;
    }
    const wanted = address.read();
    const present = verdictKinds.filter(kind => cells.some(cell => cell.state === kind.state));
    const telling = present.filter(kind => kind.state !== "holds").map(kind => kind.state);
    this.search = wanted.get("q") || "";
    this.column = wanted.get("column") || "";
    this.kinds = new Set(wanted.has("show") ? wanted.get("show").split(" ") : telling.length ? telling : present.map(kind => kind.state));
    this.usual = telling.length ? telling.join(" ") : present.map(kind => kind.state).join(" ");
    this.element = h("section", { class: "matrix" }, this.heading(), this.controls(present), this.count = h("p", { role: "status", class: "count" }), h("div", { class: "scroll" }, this.table = h("table")));
    this.table.addEventListener("keydown", event => this.arrows(event));
    this.show();
  }

  heading() {
    const { data, book } = this;
    const graphs = data.graphs.map(graph => h("li", null, h("a", { href: address.text({ explore: `${graph.design}/${graph.workload}` }) },
      `${graph.workload}`), ` (${plural(graph.nodes.length, "state")}, ${graph.design})`));
    return h("div", { class: "heading" }, h("h1", null, data.title), book.texts(data.notes).map(note => h("p", { class: note.startsWith("NOT AS EXPECTED") ? "alarm" : "" }, note)),
      graphs.length ? h("details", { class: "graphs" }, h("summary", null, `Walk it yourself: ${plural(graphs.length, "state graph")} in this file`), h("ul", null, graphs)) : "");
  }

  controls(present) {
    const search = h("input", { type: "search", id: "search", value: this.search, placeholder: "LUO027, refcount, freeze ...", oninput: () => { this.search = search.value; this.changed(); } });
    const column = h("select", { id: "column", onchange: () => { this.column = column.value; this.changed(); } },
      h("option", { value: "" }, "all"), this.data.columns.map(known => h("option", { value: known.name, selected: known.name === this.column }, known.name)));
    const kinds = present.map(kind => {
      const box = h("input", { type: "checkbox", value: kind.state, checked: this.kinds.has(kind.state), onchange: () => {
        this.kinds[box.checked ? "add" : "delete"](kind.state);
        this.changed();
      } });
      return h("label", { class: `kind ${kind.state}` }, box, ` ${kind.sign} ${kind.word}`);
    });
    return h("div", { class: "controls" }, h("label", { for: "search" }, "Search "), search,
      this.data.columns.length > 1 ? [h("label", { for: "column" }, "Column "), column] : "",
      h("fieldset", null, h("legend", { class: "unseen" }, "Rows with a verdict that"), kinds));
  }

  changed() {
    const show = [...this.kinds].join(" ");
    address.replace({ q: this.search, column: this.column, show: show === this.usual ? "" : show || "none" });
    this.show();
  }

  // The rows and columns that are shown.
  chosen() {
    const { rows, columns } = this.data;
    const shownColumns = columns.map((column, i) => i).filter(i => !this.column || columns[i].name === this.column);
    const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
    const named = rows.map((row, i) => i).filter(i => words.every(word => `${rows[i].id} ${rows[i].sentence}`.toLowerCase().includes(word)));
    const shownRows = named.filter(i => shownColumns.some(column => this.kinds.has(this.cells[i][column]?.state ?? "none")));
    return { shownRows, shownColumns, unmarked: named.length - shownRows.length };
  }

  show() {
    const { rows, columns } = this.data;
    const { shownRows, shownColumns, unmarked } = this.chosen();
    const head = h("thead", null, h("tr", null, h("th", { scope: "col" }, this.data.rowTitle), shownColumns.map(i => h("th", { scope: "col", class: "turned" }, h("span", null, columns[i].name)))));
    const body = h("tbody", null, shownRows.map(i => h("tr", null,
      h("th", { scope: "row" }, h("b", null, rows[i].id), " ", h("span", { class: "sentence" }, rows[i].sentence)),
      shownColumns.map(column => this.cell(i, column)))));
    this.table.replaceChildren(h("caption", { class: "unseen" }, `${this.data.title}: arrow keys move, Enter opens the trace`), head, body);
    this.table.querySelector("button")?.setAttribute("tabindex", "0");
    this.count.textContent = `${shownRows.length} of ${plural(rows.length, "row")} shown${unmarked ? `; ${unmarked} more without a verdict that is marked above` : ""}.`;
  }

  cell(row, column) {
    const cell = this.cells[row][column];
    if (!cell) {
      return h("td", { class: "cell none" }, h("span", { title: "does not apply" }, "–"));
    }
    const kind = verdictKinds.find(known => known.state === cell.state) || { sign: "–", word: "not asked" };
    const { rows, columns } = this.data;
    const opens = cell.trace !== undefined;
    const button = h("button", {
      type: "button", tabindex: "-1", "data-row": rows[row].id, "data-column": columns[column].name, "data-state": cell.state,
      "aria-label": `${rows[row].id}, ${columns[column].name}: ${kind.word} ${cell.text === kind.word ? "" : cell.text}${opens ? ", opens the trace" : ""}`,
      onclick: () => opens ? this.open(cell) : tip.show(button, this.about(cell), true),
      onfocus: () => tip.show(button, this.about(cell)), onmouseenter: () => tip.show(button, this.about(cell)), onmouseleave: () => tip.hide(), onblur: () => tip.hide(true),
    }, h("span", { class: "sign", "aria-hidden": "true" }, kind.sign), h("span", { class: "text" }, cell.text === kind.word || cell.text === cell.state ? "" : cell.text));
    return h("td", { class: `cell ${cell.state}` }, button);
  }

  about(cell) {
    const column = this.data.columns[cell.column];
    return [
      h("b", null, `${this.data.rows[cell.row].id} on ${column.name}`),
      h("ul", null, this.book.texts(cell.facts).map(fact => h("li", null, fact))),
      column.premises.length ? [h("b", null, "Premises"), h("ul", null, this.book.texts(column.premises).map(fact => h("li", null, fact)))] : "",
    ];
  }

  open(cell) {
    tip.hide(true);
    const beside = cell.beside === undefined ? "" : this.data.traces[cell.beside].key;
    location.hash = address.text({ trace: this.data.traces[cell.trace].key, beside });
  }

  // Arrow keys go from verdict to verdict, so that Tab need not pass them all.
  arrows(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const button = event.target.closest?.("button");
    if (!step || !button) {
      return;
    }
    event.preventDefault();
    let [line, place] = [button.closest("tr"), button.closest("td").cellIndex];
    for (;;) {
      place += step[1];
      line = step[0] < 0 ? line.previousElementSibling : step[0] > 0 ? line.nextElementSibling : line;
      const cell = line?.cells[place];
      if (!cell) {
        return;
      }
      const next = cell.querySelector("button");
      if (next) {
        button.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
        return;
      }
    }
  }
}

// What a verdict rests on, beside it while it has the focus or the pointer.
const tip = {
  pinned: false,
  show(target, content, pin) {
    const box = byId("tip");
    tip.pinned = pin === true;
    box.replaceChildren(...content.flat().filter(Boolean));
    box.hidden = false;
    target.setAttribute("aria-describedby", "tip");
    const place = target.getBoundingClientRect();
    const [wide, high] = [box.offsetWidth, box.offsetHeight];
    const below = place.bottom + high + 12 < innerHeight || place.top < high + 12;
    box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - wide - 8)) + scrollX}px`;
    box.style.top = `${(below ? place.bottom + 6 : place.top - high - 6) + scrollY}px`;
  },
  hide(always) {
    if (always || !tip.pinned) {
      byId("tip").hidden = true;
      document.querySelectorAll("[aria-describedby=tip]").forEach(element => element.removeAttribute("aria-describedby"));
    }
  },
};
