// Elements, the clipboard, and what is said to those who do not see the page.
const svgSpace = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const h = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const s = (name, attributes, ...children) => fill(document.createElementNS(svgSpace, name), attributes, children);
const byId = id => document.getElementById(id);
const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

function say(text) {
  byId("said").textContent = text;
}

async function copyText(text, what) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { "aria-hidden": "true", tabindex: "-1", class: "unseen" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(`${what} copied`);
}

function copyButton(label, text) {
  const button = h("button", { type: "button", "data-copy": label, onclick: async () => {
    await copyText(typeof text === "function" ? text() : text, label);
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1200);
  } }, `Copy ${label}`);
  return button;
}

// What a command line or a page keeps for its reader only; a browser may refuse it.
const shelf = {
  get(name) {
    try { return JSON.parse(localStorage.getItem(name)); } catch { return null; }
  },
  put(name, value) {
    try { localStorage.setItem(name, JSON.stringify(value)); } catch { say("The browser keeps nothing for this page."); }
  },
};

// The address behind #, as the page reads and writes it.
const address = {
  read: () => new URLSearchParams(location.hash.slice(1)),
  text(values) {
    const known = new URLSearchParams();
    for (const [name, value] of Object.entries(values)) {
      if (value !== "" && value !== null && value !== undefined) {
        known.set(name, value);
      }
    }
    return "#" + known.toString();
  },
  // Steps replace the entry of the browser's history, so that its back button leaves the trace at once.
  replace(values) {
    history.replaceState(null, "", address.text(values));
  },
};

const pageTheme = {
  current: () => document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"),
  show() {
    const dark = pageTheme.current() === "dark";
    byId("theme").setAttribute("aria-pressed", String(dark));
  },
  toggle() {
    document.documentElement.dataset.theme = pageTheme.current() === "dark" ? "light" : "dark";
    pageTheme.show();
  },
};
