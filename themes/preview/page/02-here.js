// Where the page under preview stands: what the server wrote on the script's own element, and the addresses that
// follow from it.

const here = { ...document.currentScript.dataset };

/** Who a page can be for, as the switch names them. */
const AUDIENCES = ["coach", "client", "everyone"];

/** The address of something of the preview's own. */
const ownAddress = (path) => `${here.base}-/${path}`;

const encodedPath = (path) => path.split("/").map(encodeURIComponent).join("/");

/** The address of a page of the site, as an audience sees it. */
function pageAddress(path = here.path, audience = here.audience) {
  const room = audience === here.home ? here.base : ownAddress(`as/${audience}/`);
  return room + encodedPath(path);
}

/** The address of what the panel shows beside a page. */
const besideAddress = (path = here.path) => ownAddress(`page/${here.audience}/${encodedPath(path)}`);
