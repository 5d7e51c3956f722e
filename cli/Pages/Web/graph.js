// A whole state graph that the page carries. The program took every step of it; walking is looking up.
class CarriedGraph {
  constructor(book, raw) {
    this.book = book;
    this.raw = raw;
    this.heads = book.texts(raw.heads);
    this.checked = book.texts(raw.checked);
    this.rank = new Map(raw.order.map((text, i) => [book.text(text), i]));
    this.known = new Map();
    this.title = `${raw.design} on ${raw.workload}`;
    this.name = `${raw.design}/${raw.workload}`;
    this.size = raw.nodes.length;
  }

  // The facts of a state: those of the state it was first reached from, without what is gone, with what is new.
  facts(node) {
    if (!this.known.has(node)) {
      const [parent, ...changes] = this.raw.nodes[node];
      const gone = new Set(changes.filter(change => change < 0).map(change => -1 - change));
      const before = parent < 0 ? [] : this.facts(parent).filter(fact => !gone.has(fact.id));
      const facts = [...before, ...changes.filter(change => change >= 0).map(change => this.book.fact(change))];
      this.known.set(node, facts.sort((a, b) => this.rank.get(a.name) - this.rank.get(b.name)));
    }
    return this.known.get(node);
  }

  choices(node) {
    const flat = this.raw.choices[node];
    const choices = [];
    for (let i = 0; i < flat.length; i += 2) {
      choices.push({ move: this.book.move(flat[i]), to: flat[i + 1], same: flat[i + 1] === node });
    }
    return choices;
  }

  // The trace of a path, as far as its steps exist, and what can be done at its end.
  async at(path) {
    let node = 0;
    const steps = [];
    const taken = [];
    for (const token of path) {
      const choice = this.choices(node).find(known => known.move.token === token);
      if (!choice) {
        break;
      }
      node = choice.to;
      taken.push(token);
      steps.push({ move: choice.move, facts: this.facts(node) });
    }
    return {
      path: taken, node, choices: this.choices(node), left: "Failures that change nothing but their own count are left out here.",
      trace: {
        key: "", about: "", title: this.title, design: this.raw.design, workload: this.raw.workload, heads: this.heads, checked: this.checked, initial: this.facts(0),
        faults: taken.reduce((sum, token) => sum + token.split("!").length - 1, 0), steps, loop: undefined, ledger: null, copies: [],
        replay: this.raw.before + taken.join(".") + this.raw.behind,
      },
    };
  }

  // The tokens of the shortest way from a state to a step that violates an invariant; null where there is none.
  async find(here, invariant) {
    const from = new Map([[here.node, null]]);
    const queue = [here.node];
    for (let i = 0; i < queue.length; i++) {
      for (const choice of this.choices(queue[i])) {
        if (choice.move.violated.includes(invariant)) {
          const way = [choice.move.token];
          for (let back = from.get(queue[i]); back; back = from.get(back.node)) {
            way.unshift(back.token);
          }
          return { path: [...here.path, ...way], said: `${plural(way.length, "step")} from here` };
        }
        if (!from.has(choice.to)) {
          from.set(choice.to, { node: queue[i], token: choice.move.token });
          queue.push(choice.to);
        }
      }
    }
    return { path: null, said: `nothing that can follow from here violates ${invariant} (all ${plural(queue.length, "state")} looked at)` };
  }
}
