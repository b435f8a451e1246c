/** Plain text to DOM: lines, lists, links and numbers that keep their direction. Never parses HTML. */

const BULLET = "• ";
const PIECES = /(?<address>https?:\/\/[^\s<>"']+)|(?<number>\+?\d(?:[ .\-]?\d){7,19})/giu;
// French puts a space before its double punctuation, where a line must not break, nor before a separating dot.
const FIXED_SPACE = /(?<=«) | (?=[:;?!»·])/g;
const TRAILING = /[.,;:!?)\]}»…؟،؛]+$/u;

/**
 * Return the text as paragraphs; lines that begin with "• " become list items.
 * @param {string} text
 * @returns {DocumentFragment}
 */
export function richText(text) {
  const fragment = document.createDocumentFragment();
  let list = null;
  for (const line of text.split("\n")) {
    if (line.startsWith(BULLET)) {
      list ??= fragment.appendChild(document.createElement("ul"));
      list.appendChild(write(document.createElement("li"), line.slice(BULLET.length)));
    } else {
      list = null;
      if (line.trim()) fragment.appendChild(write(document.createElement("p"), line));
    }
  }
  return fragment;
}

/** Put a line into an element, its links and numbers marked as such. @returns {HTMLElement} the element */
export function write(element, words) {
  const line = words.replace(FIXED_SPACE, "\u00a0");
  let end = 0;
  for (const match of line.matchAll(PIECES)) {
    const piece = match.groups.address ? match[0].replace(TRAILING, "") : match[0];
    element.append(line.slice(end, match.index), match.groups.address ? link(piece) : leftToRight(piece));
    end = match.index + piece.length;
  }
  element.append(line.slice(end));
  return element;
}

/** @returns {string|null} the address when it is an http(s) URL, else null. */
export function webAddress(address) {
  try {
    const { protocol, href } = new URL(address);
    return ["http:", "https:"].includes(protocol) ? href : null;
  } catch {
    return null;
  }
}

function link(address) {
  const href = webAddress(address);
  if (!href) return leftToRight(address);
  const anchor = document.createElement("a");
  Object.assign(anchor, { href, rel: "noopener noreferrer", target: "_blank" });
  anchor.append(leftToRight(address));
  return anchor;
}

/** A phone number, date or address reads from left to right, even inside Arabic. */
function leftToRight(text) {
  const element = document.createElement("bdi");
  element.dir = "ltr";
  element.textContent = text;
  return element;
}
