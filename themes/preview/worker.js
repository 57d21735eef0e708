// The preview's worker: holds the one stream of news for all open pages, and fetches what they ask for. A page may do
// neither once its own content policy holds. A page says {hello}, asks with {get, id}, and leaves with {bye}; it hears
// {live, moment} whenever either changes, and {got, status, text} for what it asked.

const pages = new Set();
/** What was asked for since the last news, by address: ten tabs on one page ask the server once. */
const asked = new Map();

const PATIENCE = { first: 250, most: 4000 };
let patience = PATIENCE.first;
let source = null;
let live = false;
/** The newest build and whether it is good; `joined` tells streams apart, since a server that starts again counts anew. */
let moment = null;
let joined = 0;

function tell() {
  for (const page of pages) page.postMessage({ live, moment });
}

function listen() {
  if (source || !pages.size) return;
  source = new EventSource(new URL("events", location));
  source.onopen = () => {
    joined += 1;
    patience = PATIENCE.first;
  };
  source.onmessage = ({ data }) => {
    const { build, ok } = JSON.parse(data);
    moment = { build, ok, joined };
    live = true;
    asked.clear();
    tell();
  };
  source.onerror = () => {
    close();
    tell();
    setTimeout(listen, patience);
    patience = Math.min(patience * 2, PATIENCE.most);
  };
}

function close() {
  source?.close();
  source = null;
  live = false;
}

async function get(address) {
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    return { status: answer.status, text: await answer.text() };
  } catch {
    // Nobody answers: what is shown stays, and the stream says when there is somebody again.
    asked.delete(address);
    return { status: 0, text: "" };
  }
}

async function hear(page, { hello, bye, get: address, id }) {
  if (hello) {
    pages.add(page);
    listen();
    page.postMessage({ live, moment });
  } else if (bye) {
    pages.delete(page);
    if (!pages.size) close();
  } else if (address) {
    if (!asked.has(address)) asked.set(address, get(address));
    page.postMessage({ got: id, ...(await asked.get(address)) });
  }
}

// Shared by all tabs where the browser can do that, else one for each page.
self.onconnect = ({ ports: [page] }) => {
  page.onmessage = ({ data }) => hear(page, data);
};
self.onmessage = ({ data }) => hear(self, data);
