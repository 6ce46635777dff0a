/** A piece of a sentence; `pull` is the number of a pull request of the same repository. */
export interface Word {
  readonly kind: 'text' | 'code' | 'strong' | 'emphasis' | 'pull'
  readonly text: string
}

const token =
  /(?<fence>`+)(?<code>.+?)(?<!`)\k<fence>(?!`)|\\(?<mark>[^\p{L}\p{N}\s])|&(?<entity>amp|lt|gt|#35|#8203);|\*\*(?<strong>[^*\\]+)\*\*|\*(?<emphasis>[^*\\]+)\*|(?<![\w&])#(?<pull>\d{1,9})\b|(?<words>[^`\\&*#]+|.)/gsu

/**
 * Reads back a sentence of ours, of the Markdown that `asText` and `asCode` make: what they wrote
 * comes out as it went in. Nothing else of Markdown is known, so that nothing else can be said.
 */
export function wordsOf(markdown: string): readonly Word[] {
  const found = [...markdown.matchAll(token)].map(({ groups = {} }) => wordIn(groups))
  return found.reduce<readonly Word[]>(joined, [])
}

function wordIn(groups: Readonly<Record<string, string | undefined>>): Word {
  const { code, mark, entity, strong, emphasis, pull, words = '' } = groups
  if (code !== undefined) return { kind: 'code', text: bare(code).replaceAll('\\|', '|') }
  if (strong !== undefined) return { kind: 'strong', text: strong }
  if (emphasis !== undefined) return { kind: 'emphasis', text: emphasis }
  if (pull !== undefined) return { kind: 'pull', text: pull }
  return { kind: 'text', text: mark ?? characters.get(entity ?? '') ?? words }
}

const characters: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['#35', '#'],
  ['#8203', ''],
])

/** Without the blanks that keep a back-tick from its fence. */
function bare(code: string): string {
  return /^ .* $/s.test(code) && code.trim() !== '' ? code.slice(1, -1) : code
}

function joined(before: readonly Word[], word: Word): readonly Word[] {
  const last = before.at(-1)
  if (last?.kind !== 'text' || word.kind !== 'text') return [...before, word]
  return [...before.slice(0, -1), { kind: 'text', text: last.text + word.text }]
}
