import type { Edit } from '../diagnostics/finding.ts'
import { sameLabel } from '../proposal/labels.ts'
import { linesBetween } from '../proposal/mark.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import { isOpen } from '../proposal/template-placeholders.ts'
import type { Answers } from './draft-answers.ts'

/**
 * The guidance of every section replaced: the first says what is asked for, one whose guidance offers
 * `N/A` takes it, the others are for a person to write.
 */
export function sectionEdits(
  { sections, text }: Proposal,
  template: Template,
  { repository }: Answers,
): readonly Edit[] {
  return sections.flatMap((section, index) => {
    const wanted = template.sections.find((one) => sameLabel(one.title, section.title))
    const end = sections[index + 1]?.span.start.offset ?? text.length
    const guidance = new Set(wanted?.guidance)
    const lines = linesBetween(text, section.span.end.offset, end).filter((line) =>
      guidance.has(line.text.trim()),
    )
    const offersNone = /\bN\/A\b/.test([...guidance].join(' '))
    const answers = [
      'TODO',
      ...(offersNone ? ['N/A'] : []),
      ...(index === 0 ? [`Add support for ${repository}.`] : []),
    ]
    const title: readonly Edit[] =
      wanted?.free === true && isOpen(section.title) && index === 0
        ? [
            {
              start: section.span.start.offset,
              end: section.span.end.offset,
              text: `${'#'.repeat(section.level)} Support for ${repository}`,
            },
          ]
        : []
    return [
      ...title,
      ...lines.map((line, at) => ({
        start: line.start,
        end: line.start + line.text.length,
        text: at === 0 ? (answers.at(-1) ?? 'TODO') : '',
      })),
    ]
  })
}
