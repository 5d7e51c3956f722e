// The swim lanes of a trace: who calls whom, a rule at each kexec. The rows are the program's own, only their places are found here.
const lane = { character: 7.9, row: 24, head: 26, gap: 12, margin: 40, base: 17 };

function laneWidth(text) { return Math.ceil(text.length * lane.character); }

// Rows of all steps, with the number of the kernel that a rule begins, and the lines of a box as one text.
function laneRows(trace) {
  let kernel = 1;
  const rows = [];
  trace.steps.forEach((step, i) => {
    for (const row of step.move.rows) {
      if (row.kind === "rule") {
        kernel++;
        rows.push({ ...row, step: i + 1, text: `${row.text}: kernel ${kernel} begins` });
      } else if (row.kind === "banner" && row.text.startsWith("  ")) {
        rows.at(-1).text += row.text.slice(1);
      } else {
        rows.push({ ...row, step: i + 1 });
      }
    }
  });
  return rows;
}

// A text in lines of so many characters.
function laneLines(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= most) {
      lines.push("");
    }
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines;
}

// Lanes that nothing passes are left out, but for LUO's own.
function usedLanes(trace, rows) {
  const used = new Set([trace.heads.indexOf("LUO")]);
  for (const row of rows.filter(row => row.kind === "call" || row.kind === "answer" || row.kind === "note")) {
    used.add(row.from).add(row.to);
  }
  return [...used].sort((a, b) => a - b);
}

function lanePlaces(trace, rows, used) {
  const places = new Map();
  used.forEach((number, i) => {
    const width = laneWidth(trace.heads[number]) + 2 * lane.gap;
    if (i === 0) {
      places.set(number, lane.margin + Math.max(width / 2, 20));
      return;
    }
    const before = used[i - 1];
    let x = places.get(before) + (laneWidth(trace.heads[before]) + 2 * lane.gap + width) / 2 + 2 * lane.gap;
    for (const row of rows) {
      if ((row.kind === "call" || row.kind === "answer") && Math.max(row.from, row.to) === number) {
        x = Math.max(x, places.get(Math.min(row.from, row.to)) + laneWidth(row.text) + 3 * lane.gap);
      }
    }
    places.set(number, Math.ceil(x));
  });
  return places;
}

function laneText(x, y, text, kind) { return s("text", { x, y: y + lane.base, class: kind }, text); }

function laneRow(row, y, places, width) {
  const group = s("g", { class: `row ${row.kind}${row.bad ? " bad" : ""}` });
  if (row.kind === "call" || row.kind === "answer") {
    const [from, to] = [places.get(row.from), places.get(row.to)];
    const start = Math.min(from, to) + lane.gap;
    const back = to > from ? -7 : 7;
    group.append(
      s("rect", { x: start - 2, y: y + 3, width: laneWidth(row.text) + 4, height: 16, class: "ground" }),
      laneText(start, y - 1, row.text, "said"),
      s("line", { x1: from, y1: y + 21, x2: to, y2: y + 21, class: "arrow" }),
      s("path", { d: `M${to} ${y + 21} l${back} -4 v8 z`, class: "tip" }));
    return group;
  }
  if (row.kind === "rule") {
    group.append(s("line", { x1: 0, y1: y + 12, x2: width, y2: y + 12, class: "line" }));
  }
  const x = row.kind === "note" ? places.get(row.from) + lane.gap : lane.margin;
  const wide = row.kind === "banner" ? width - lane.margin - lane.gap : laneWidth(row.text) + lane.gap;
  group.append(s("rect", { x, y: y + 2, width: wide, height: row.lines.length * lane.row - 4, rx: 3, class: "box" }));
  const text = s("text", { class: "said" });
  row.lines.forEach((line, i) => text.append(s("tspan", { x: x + lane.gap / 2, y: y + i * lane.row + lane.base }, i === 0 ? line : ` ${line}`)));
  group.append(text);
  return group;
}

// Draws a trace; `choose` is told the number of a step that is clicked.
function drawLanes(trace, choose) {
  const rows = laneRows(trace);
  const used = usedLanes(trace, rows);
  const places = lanePlaces(trace, rows, used);
  const last = used[used.length - 1];
  let width = places.get(last) + laneWidth(trace.heads[last]) / 2 + 2 * lane.gap;
  for (const row of rows) {
    const left = row.kind === "note" ? places.get(row.from) + lane.gap : lane.margin;
    if (row.kind === "note" || row.kind === "rule") {
      width = Math.max(width, left + laneWidth(row.text) + 3 * lane.gap);
    }
  }
  const most = Math.max(48, Math.floor((width - lane.margin - 3 * lane.gap) / lane.character));
  width = Math.max(width, rows.some(row => row.kind === "banner") ? most * lane.character + lane.margin + 3 * lane.gap : 0);
  for (const row of rows) {
    row.lines = row.kind === "banner" ? laneLines(row.text, most) : [row.text];
  }
  const total = rows.reduce((sum, row) => sum + row.lines.length, 0);
  const height = lane.head + lane.gap + total * lane.row + trace.steps.length * lane.gap;
  const picture = s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, class: "lanes", role: "img", "aria-label": `Sequence of ${plural(trace.steps.length, "step")}: ${trace.title}` });
  for (const number of used) {
    const [x, head] = [places.get(number), trace.heads[number]];
    const wide = laneWidth(head) + 2 * lane.gap;
    picture.append(
      s("line", { x1: x, y1: lane.head, x2: x, y2: height, class: "lane" }),
      s("rect", { x: x - wide / 2, y: 0, width: wide, height: lane.head, rx: 3, class: "head" }),
      laneText(x - laneWidth(head) / 2, 0, head, "name"));
  }
  let y = lane.head + lane.gap;
  trace.steps.forEach((step, i) => {
    const own = rows.filter(row => row.step === i + 1);
    const group = s("g", { class: "step", "data-step": i + 1, onclick: () => choose(i + 1) });
    group.append(s("rect", { x: 0, y: y - 4, width, height: own.reduce((sum, row) => sum + row.lines.length, 0) * lane.row + 8, class: "back" }), laneText(lane.gap, y, String(i + 1), "number"));
    for (const row of own) {
      group.append(laneRow(row, y, places, width));
      y += row.lines.length * lane.row;
    }
    picture.append(group);
    y += lane.gap;
  });
  return picture;
}
