// The line to the preview's worker. It must be opened before the page's own content policy holds, so at once.

class Line {
  #port;
  #open = new Map();
  #calls = 0;

  /** `hear` gets each piece of news: whether the server is there, and its newest moment. */
  constructor(hear) {
    const address = ownAddress("worker.js");
    const shared = typeof SharedWorker === "function";
    this.#port = shared ? new SharedWorker(address).port : new Worker(address);
    this.#port.onmessage = ({ data }) => {
      if (data.got === undefined) return hear(data);
      this.#open.get(data.got)?.(data);
      this.#open.delete(data.got);
    };
    const hello = () => this.#port.postMessage({ hello: true });
    const bye = () => this.#port.postMessage({ bye: true });
    hello();
    addEventListener("pagehide", bye);
    addEventListener("pageshow", ({ persisted }) => persisted && hello());
    // A browser keeps few connections to one host: a tab with a stream of its own gives it up while nobody looks.
    if (!shared) document.addEventListener("visibilitychange", () => (document.hidden ? bye() : hello()));
  }

  /** Fetches: `{status, text}`, with status 0 where nobody answers. */
  get(address) {
    this.#calls += 1;
    const id = this.#calls;
    return new Promise((done) => {
      this.#open.set(id, done);
      this.#port.postMessage({ get: address, id });
    });
  }

  /** Fetches JSON; null where there is none. */
  async json(address) {
    const { status, text } = await this.get(address);
    return status === 200 ? JSON.parse(text) : null;
  }
}
