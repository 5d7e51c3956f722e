// What the address asks for is shown.
const book = new Book(JSON.parse(byId("data").textContent));
let shown = null;

function show(...elements) {
  tip.hide(true);
  byId("main").replaceChildren(...elements);
}

function showTrace(wanted) {
  const find = key => book.data.traces.find(trace => trace.key === key);
  const raw = find(wanted.get("trace"));
  if (!raw) {
    show(h("p", { role: "alert", class: "alarm" }, `This page has no trace ${wanted.get("trace")}. `, h("a", { href: "#" }, "To the table")));
    return;
  }
  const other = wanted.get("beside") ? find(wanted.get("beside")) : null;
  const step = wanted.has("step") ? Number(wanted.get("step")) : undefined;
  shown = new TraceView(book, book.trace(raw), {
    step, beside: other ? book.trace(other) : null,
    moved: at => address.replace({ trace: raw.key, beside: other ? other.key : "", step: at }),
  });
  show(h("nav", { "aria-label": "Way back" }, h("a", { href: "#" }, "◀ To the table"), " ",
    copyButton("link to this step", () => location.href.replace(/#.*/, "") + address.text({ trace: raw.key, beside: other ? other.key : "", step: shown.step }))), shown.element);
  document.title = `${raw.key}: ${raw.title}`;
}

function showGraph(wanted) {
  const raw = book.data.graphs.find(graph => `${graph.design}/${graph.workload}` === wanted.get("explore"));
  if (!raw) {
    show(h("p", { role: "alert", class: "alarm" }, `This page carries no state graph ${wanted.get("explore")}. `, h("a", { href: "#" }, "To the table")));
    return;
  }
  const explorer = new Explorer(book, new CarriedGraph(book, raw), { address: { explore: wanted.get("explore") } });
  begin(explorer, wanted);
}

function showLive(wanted) {
  const known = book.data.live;
  const systems = { design: wanted.get("design") || known.design, workload: wanted.get("workload") || known.workload, with: wanted.has("design") ? wanted.get("with") || "" : known.with };
  const source = new LiveSource(book, systems);
  const explorer = new Explorer(book, source, {
    address: systems, condition: true,
    more: one => h("button", { type: "button", onclick: () => { location.href = `api/scenario?${source.query({ path: one.here.path.join(".") })}`; } }, "Save as scenario"),
  });
  source.tell = text => explorer.tell(text);
  begin(explorer, wanted, liveControls(known, systems));
}

function begin(explorer, wanted, ...above) {
  shown = explorer;
  const path = (wanted.get("path") || "").split(".").filter(Boolean);
  show(book.data.live ? "" : h("nav", { "aria-label": "Way back" }, h("a", { href: "#" }, "◀ To the table")), ...above, explorer.element);
  document.title = `Explorer: ${explorer.source.title}`;
  explorer.go(path, wanted.has("step") ? Number(wanted.get("step")) : undefined);
}

function route() {
  const wanted = address.read();
  byId("what").textContent = `${book.data.luo}, ${book.data.title}`;
  if (book.data.live) {
    showLive(wanted);
  } else if (wanted.has("trace")) {
    showTrace(wanted);
  } else if (wanted.has("explore")) {
    showGraph(wanted);
  } else {
    document.title = `LuoModel: ${book.data.title}`;
    shown = null;
    show(new MatrixView(book).element);
  }
}

document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    tip.hide(true);
    if (shown instanceof TraceView) {
      location.hash = "";
    }
    return;
  }
  const view = shown instanceof Explorer ? shown.view : shown;
  const typing = event.target.closest?.("input, select, textarea");
  if (view instanceof TraceView && !typing && !event.altKey && !event.ctrlKey && !event.metaKey && view.key(event.key)) {
    event.preventDefault();
  }
});
byId("theme").addEventListener("click", pageTheme.toggle);
document.querySelector(".skip").addEventListener("click", event => { event.preventDefault(); byId("main").focus(); });
window.addEventListener("hashchange", route);
pageTheme.show();
route();
