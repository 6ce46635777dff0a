import type { Topic } from '../proposal/labels.ts'
import { rowsAbout } from '../proposal/model.ts'
import type { Proposal, Row } from '../proposal/proposal.ts'
import { entriesLabelled, type Template } from '../proposal/template.ts'
import { isPlaceholder } from '../proposal/wording.ts'

/** The rows about a topic that hold a value of their own: what is empty or left over is another rule's. */
export function filledRows(proposal: Proposal, template: Template, topic: Topic): readonly Row[] {
  return rowsAbout(proposal.rows, topic).filter((row) => {
    const wanted = entriesLabelled(template.rows, row.label)[0]
    return row.value !== '' && row.value !== wanted?.value && !isPlaceholder(row.value)
  })
}
