import { type Lines, spanOf } from '../diagnostics/lines.ts'
import { linesBetween } from './mark.ts'
import type { Row, Section } from './proposal.ts'

/** The parts of a document bullets are read from. */
export interface Sectioned {
  readonly text: string
  readonly sections: readonly Section[]
}

/** A bullet that begins with a label: `- **Licence**: MIT`. `bold` as templates write required ones. */
export interface Bullet extends Row {
  readonly bold: boolean
}

const labelled =
  /^(?<lead>[ \t]*[-*+][ \t]+)(?<label>\*\*[^*]{1,80}\*\*(?=[ \t]*:)|\*\*[^*]{1,80}:\*\*|__[^_]{1,80}__(?=[ \t]*:)|[^\s*:|[][^*:|[]{0,60}(?=[ \t]*:))(?<gap>[ \t]*:?[ \t]*)(?<value>.*)$/

/** Several rules read the bullets of one document; they are looked for once. */
const read = new WeakMap<Sectioned, readonly Bullet[]>()

/** The labelled bullets below each heading, in order; fenced code is left out. */
export function bulletsOf(document: Sectioned, lines: Lines): readonly Bullet[] {
  const bullets = read.get(document) ?? bulletsIn(document, lines)
  read.set(document, bullets)
  return bullets
}

function bulletsIn(document: Sectioned, lines: Lines): readonly Bullet[] {
  return document.sections.flatMap((section, index) => {
    const end = document.sections[index + 1]?.span.start.offset ?? document.text.length
    let fenced = false
    return linesBetween(document.text, section.span.end.offset, end).flatMap((line) => {
      if (/^\s*(?:```|~~~)/.test(line.text)) fenced = !fenced
      const groups = fenced ? undefined : labelled.exec(line.text)?.groups
      if (groups === undefined) return []
      const { lead = '', label = '', gap = '', value = '' } = groups
      const labelStart = line.start + lead.length
      const valueStart = labelStart + label.length + gap.length
      return [
        {
          section: section.title,
          label: label.replaceAll(/^(?:\*\*|__)|:?(?:\*\*|__)$/g, '').trim(),
          value: value.trim(),
          bold: /^(?:\*\*|__)/.test(label),
          labelSpan: spanOf(lines, labelStart, labelStart + label.length),
          valueSpan: spanOf(lines, valueStart, valueStart + value.length),
        },
      ]
    })
  })
}
