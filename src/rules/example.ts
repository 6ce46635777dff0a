import { soundProposal, soundTemplate } from './sound.ts'

/** The document an example is cut from, and the template it is held to. */
export interface Frame {
  readonly path: string
  readonly text: string
  readonly template: string
}

/**
 * The same lines of a document, wrong and right. `good` is a part of the document as it stands, found
 * once; `bad` replaces it, and what stands between `⟦` and `⟧` there is what the finding points at.
 */
export interface Example {
  readonly bad: string
  readonly good: string
  /** The sound proposal, unless something else is told here. */
  readonly within?: Frame
}

/** An example as whole documents. `start` to `end` is the finding's place in the bad one, in offsets. */
export interface Documents {
  readonly path: string
  readonly template: string
  readonly good: string
  readonly bad: string
  readonly start: number
  readonly end: number
}

const soundFrame: Frame = {
  path: '20260211-heron-3b.md',
  text: soundProposal,
  template: soundTemplate,
}

/** Puts an example back into its document. */
export function documentsOf({ bad, good, within = soundFrame }: Example): Documents {
  const at = within.text.indexOf(good)
  const marked = `${within.text.slice(0, at)}${bad}${within.text.slice(at + good.length)}`
  const start = marked.indexOf('⟦')
  return {
    path: within.path,
    template: within.template,
    good: within.text,
    bad: withoutMarks(marked),
    start,
    end: marked.indexOf('⟧') - 1,
  }
}

/** A fragment as people write it. */
export function withoutMarks(fragment: string): string {
  return fragment.replaceAll(/[⟦⟧]/g, '')
}
