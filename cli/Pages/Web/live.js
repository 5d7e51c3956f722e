// The running program behind the page: ./luo explore. Every step is taken there.
class LiveSource {
  constructor(book, systems) {
    this.systems = systems;
    this.book = book;
    this.title = `${systems.design} on ${systems.workload}`;
    this.checked = [];
    this.about = "";
  }

  query(more) {
    return new URLSearchParams({ design: this.systems.design, workload: this.systems.workload, ...more }).toString();
  }

  async ask(path, more, method) {
    const answer = await fetch(`${path}?${this.query(more)}`, { method: method || "GET", headers: { Accept: "application/json" } });
    const body = await answer.json();
    if (!answer.ok) {
      throw new Error(body.error);
    }
    return body;
  }

  async at(path) {
    const body = await this.ask("api/at", { path: path.join("."), with: this.systems.with || "" });
    const book = new Book(body);
    const trace = book.trace(body.trace);
    return {
      book, path: body.path, node: null, trace, beside: body.beside ? book.trace(body.beside) : undefined,
      left: body.note, choices: body.choices.map(choice => ({ move: book.move(choice.move), same: choice.same })),
    };
  }

  // A search of the program; its progress is told while it runs.
  async find(here, condition) {
    const started = await this.ask("api/search", { condition }, "POST");
    for (;;) {
      const body = await this.ask("api/search", { number: started.number });
      if (body.done) {
        return { path: body.path, said: body.said };
      }
      this.tell?.(body.said);
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
}

// The choice of design, workload and second design.
function liveControls(known, systems) {
  const select = (id, label, all, value, empty) => h("span", null, h("label", { for: id }, `${label} `), h("select", { id }, empty ? h("option", { value: "" }, empty) : "",
    [...new Set([...all, ...(value ? [value] : [])])].map(name => h("option", { value: name, selected: name === value }, name))));
  const form = h("form", { class: "controls", onsubmit: event => {
    event.preventDefault();
    location.hash = address.text({ design: byId("design").value, with: byId("with").value, workload: byId("workload").value });
  } }, select("design", "Design", known.designs, systems.design), select("with", "beside", known.designs, systems.with, "none"), select("workload", "workload", known.workloads, systems.workload), h("button", { type: "submit" }, "Explore"));
  return form;
}
