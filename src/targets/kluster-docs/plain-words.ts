const plain = /^[\p{L}\p{N} .,;:'’"%+/()&!?–—-]*$/u
const odd = /:\/\/|www\.|:[\w+-]+:|&#?\w+;/i

/** Whether a text means nothing to Markdown, HTML, templates or a renderer of emoji, wherever it stands in a line. */
export function isPlain(text: string): boolean {
  return plain.test(text) && !odd.test(text)
}

/** Whether a text may be a label: in headings of dropdowns, tables and the first line of a script. */
export function isLabel(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9 .,+()/'-]{0,79}$/.test(text) && text.trim() === text
}
