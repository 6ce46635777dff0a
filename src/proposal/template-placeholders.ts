const element =
  /^<\/?(?:a|b|blockquote|br|center|code|details|div|em|font|h[1-6]|hr|i|img|kbd|li|ol|p|picture|pre|source|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video)\b/i

const placeholder =
  /\{[^{}\n]{1,200}\}|<(?![!/?])[^<>\n:@=/]{1,200}>|\[(?:tbd|todo|fill [^\]\n]{1,80}|insert [^\]\n]{1,80})\]|\((?:fill|insert|replace) [^()\n]{1,120}\)|(?<![\w/-])(?:TBD|TODO|FIXME)(?![\w/-])|(?<![A-Za-z])(?:N{4,}|X{4,})(?![A-Za-z])/gi

/** A placeholder of a text and its offset. */
export interface Placeholder {
  readonly text: string
  readonly at: number
}

/**
 * The places a text keeps for somebody's own words: `{title}`, `<name>`, `(fill in …)`, `TBD`, `NNNN`.
 * HTML elements, addresses and days (`MM/DD/YYYY`) are none.
 */
export function placeholdersIn(text: string): readonly Placeholder[] {
  return [...text.matchAll(placeholder)]
    .filter((match) => !element.test(match[0]))
    .map((match) => ({ text: match[0], at: match.index }))
}

/** Whether a heading or value of a template only keeps the place of somebody's own. */
export function isOpen(text: string): boolean {
  const bare = text.replaceAll(/[*`]/g, '').trim()
  return (
    placeholdersIn(bare).length > 0 ||
    /^(?:\?+|\.{3,}|…)$/.test(bare) ||
    /\b(?:your|fill (?:me )?in)\b/i.test(bare)
  )
}
