"use strict";

// What a page knows: texts, facts, states and moves stand in tables and are called by their numbers. Nothing is computed here that the program
// did not compute before: see docs/decisions/pages.md.
class Book {
  constructor(data) {
    this.data = data;
    this.moves = [];
  }

  text(number) { return this.data.texts[number]; }

  texts(numbers) { return numbers.map(number => this.text(number)); }

  fact(number) { return { id: number, name: this.text(this.data.facts[2 * number]), value: this.text(this.data.facts[2 * number + 1]) }; }

  state(number) { return this.data.states[number].map(fact => this.fact(fact)); }

  invariant(id) { return this.data.invariants[id] || { sentence: "", why: "", anchor: "" }; }

  // A step as it is shown. `how` is 0 for an answer that is no error, 1 for an error, 2 for a call that never came back.
  move(number) {
    if (!this.moves[number]) {
      const raw = this.data.moves[number];
      const rows = [];
      for (let i = 0; i < raw.w.length; i += 5) {
        rows.push({ kind: Book.kinds[raw.w[i]], from: raw.w[i + 1], to: raw.w[i + 2], text: this.text(raw.w[i + 3]), bad: raw.w[i + 4] === 1 });
      }
      this.moves[number] = {
        token: raw.p, command: this.text(raw.c), actor: this.text(raw.a), where: this.text(raw.f), result: this.text(raw.r), how: raw.b, events: this.texts(raw.e),
        violated: this.texts(raw.v), outside: this.texts(raw.o), failing: this.texts(raw.x), why: raw.y ? { function: this.text(raw.y[0]), guard: this.text(raw.y[1]), because: this.texts(raw.y.slice(2)) } : null,
        note: raw.n === undefined ? "" : this.text(raw.n), rows,
      };
    }
    return this.moves[number];
  }

  // A trace with what its numbers stand for.
  trace(raw) {
    const steps = [];
    for (let i = 0; i < raw.steps.length; i += 2) {
      steps.push({ move: this.move(raw.steps[i]), facts: this.state(raw.steps[i + 1]) });
    }
    return {
      key: raw.key, about: raw.about, title: raw.title, design: raw.design, workload: raw.workload, faults: raw.faults, replay: raw.replay,
      heads: this.texts(raw.heads), checked: this.texts(raw.checked), initial: this.state(raw.initial), steps, loop: raw.loop,
      ledger: raw.ledger.map(entry => ({
        step: entry.step, text: this.text(entry.text), partners: entry.partners,
        missing: entry.missing === undefined ? null : this.text(entry.missing), first: entry.first === true,
      })),
      copies: raw.copies.map(copy => ({ label: copy.label, not: copy.not, text: copy.lines ? this.texts(copy.lines).join("\n") + "\n" : "" })),
    };
  }
}
Book.kinds = ["call", "answer", "note", "rule", "banner"];

// Why a call was refused: the kernel's function, what it found, and what is behind it.
function whyText(why) {
  return `${why.function}: ${why.guard}${why.because.length ? ` (${why.because.join("; ")})` : ""}`;
}

// The facts of a state beside those of the one before: what is new, changed, gone, or as it was.
function compareFacts(before, after) {
  const old = new Map(before.map(fact => [fact.name, fact.value]));
  const now = new Map(after.map(fact => [fact.name, fact.value]));
  return [
    ...after.map(fact => ({
      name: fact.name, value: fact.value, was: old.get(fact.name),
      mark: !old.has(fact.name) ? "new" : old.get(fact.name) !== fact.value ? "changed" : "",
    })),
    ...before.filter(fact => !now.has(fact.name)).map(fact => ({ name: fact.name, value: "", was: fact.value, mark: "gone" })),
  ];
}
