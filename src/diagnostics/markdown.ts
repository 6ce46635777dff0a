/** Characters that are invisible or turn the reading direction, line breaks included. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu
const longest = 300

/** Shows text from outside as code: it can neither ping, link, close an issue nor break a table. */
export function asCode(text: string): string {
  const line = shortened(text.replaceAll(unseen, ' ')).replaceAll('|', '\\|')
  const runs = line.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const padded = line === '' || line.startsWith('`') || line.endsWith('`') ? ` ${line} ` : line
  return `${fence}${padded}${fence}`
}

/** Shows text from outside as plain words: every character of Markdown's own is taken literally. */
export function asText(text: string): string {
  return shortened(text.replaceAll(unseen, ' '))
    .replaceAll(/[\\`*_{}[\]()#+!|~$>-]/g, (mark) => `\\${mark}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\\#', '&#35;&#8203;')
    .replaceAll('@', '@&#8203;')
    .replaceAll(/\b(?<scheme>https?):\/\//g, '$<scheme>:&#8203;//')
    .replaceAll(/\b(?<prefix>www|GH)(?<mark>\.|\\-)/gi, '$<prefix>&#8203;$<mark>')
}

/** Shows a message of ours: what stands in back-ticks as code, the rest as plain words. */
export function asMessage(text: string): string {
  const parts = [...text.matchAll(/(?<fence>`+)(?<code>.+?)\k<fence>(?!`)|(?<words>[^`]+|`)/gs)]
  return parts
    .map(({ groups }) =>
      groups?.code === undefined ? asText(groups?.words ?? '') : asCode(groups.code),
    )
    .join('')
}

/** A fenced block that no line of `text` can close. */
export function asBlock(text: string, language = ''): string {
  const runs = text.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1)
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
}
