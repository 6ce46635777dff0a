import { type Told, told } from './told.ts'

/** What a model can be asked to do. */
export type Capability =
  | 'chat'
  | 'completion'
  | 'vision'
  | 'audio'
  | 'embedding'
  | 'reranking'
  | 'classification'

/** What goes in and what comes out: `text-to-text`, `image-text-to-text`. */
export type Modality =
  | 'text-to-text'
  | 'image-text-to-text'
  | 'audio-text-to-text'
  | 'text-to-vector'
  | 'image-to-vector'
  | 'text-to-label'
  | 'text-to-image'
  | 'text-to-audio'
  | 'audio-to-text'

/** What speaks for one capability or another. */
export interface Signs {
  readonly task: string | null
  readonly tags: readonly string[]
  readonly architectures: readonly string[]
  readonly senses: readonly ('vision' | 'audio')[]
  readonly hasChatTemplate: boolean
  /** It keeps no cache, since it reads everything at once. */
  readonly isEncoder: boolean
}

const tasks: ReadonlyMap<string, Modality> = new Map([
  ['text-generation', 'text-to-text'],
  ['conversational', 'text-to-text'],
  ['text2text-generation', 'text-to-text'],
  ['translation', 'text-to-text'],
  ['summarization', 'text-to-text'],
  ['image-text-to-text', 'image-text-to-text'],
  ['visual-question-answering', 'image-text-to-text'],
  ['any-to-any', 'image-text-to-text'],
  ['audio-text-to-text', 'audio-text-to-text'],
  ['feature-extraction', 'text-to-vector'],
  ['sentence-similarity', 'text-to-vector'],
  ['image-feature-extraction', 'image-to-vector'],
  ['text-ranking', 'text-to-label'],
  ['text-classification', 'text-to-label'],
  ['text-to-image', 'text-to-image'],
  ['text-to-speech', 'text-to-audio'],
  ['text-to-audio', 'text-to-audio'],
  ['automatic-speech-recognition', 'audio-to-text'],
])

/** What a task reads and writes; `null` where it is none Usher knows. */
export function modalityOfTask(task: string): Modality | null {
  return tasks.get(task) ?? null
}

/** What goes in and out, by the task the page names; a tower for images or sound outranks it. */
export function modalityOf(signs: Signs): Told<Modality> {
  const { task, senses } = signs
  const stated = modalityOfTask(task ?? '')
  const [sense] = senses
  const isText = stated === null || stated === 'text-to-text'
  if (isText && sense !== undefined) return { value: ofSense[sense] }
  if (stated !== null) return { value: stated }
  const why = task === null ? 'no task is named' : `the task ${task} is none Usher knows`
  return told(modalityOfArchitecture(signs), why)
}

/** An encoder without a head of its own gives vectors. */
function modalityOfArchitecture({ architectures, isEncoder }: Signs): Modality | null {
  if (architectures.some(isDecoder)) return 'text-to-text'
  const isBare = isEncoder && architectures.some((one) => one.endsWith('Model'))
  return isBare ? 'text-to-vector' : null
}

const ofSense = { vision: 'image-text-to-text', audio: 'audio-text-to-text' } as const

function isDecoder(architecture: string): boolean {
  return /ForCausalLM$|LMHeadModel$/.test(architecture)
}

/**
 * What a model can be asked to do, by its task, its architecture and its chat template. A model that
 * writes text chats only where a template or the tag `conversational` says so.
 */
export function capabilitiesOf(signs: Signs): readonly Capability[] {
  const modality = modalityOf(signs).value
  switch (modality) {
    case 'text-to-vector':
      return ['embedding']
    case 'image-to-vector':
      return ['embedding', 'vision']
    case 'text-to-label':
      return [signs.task === 'text-ranking' ? 'reranking' : 'classification']
    case 'text-to-text':
      return talk(signs)
    case 'image-text-to-text':
      return [...talk(signs), 'vision']
    case 'audio-text-to-text':
      return [...talk(signs), 'audio']
    case 'text-to-audio':
    case 'audio-to-text':
      return ['audio']
    case 'text-to-image':
    case null:
      return []
  }
}

function talk({ tags, hasChatTemplate }: Signs): readonly Capability[] {
  const chats = hasChatTemplate || tags.includes('conversational')
  return chats ? ['chat', 'completion'] : ['completion']
}

/** The family an architecture is of: `Qwen2` of `Qwen2ForCausalLM`. The first one counts. */
export function familyOf(architectures: readonly string[]): Told<string> {
  const family = architectures[0]?.replace(/(?:For[A-Z][A-Za-z]*|LMHeadModel|Model)$/, '')
  return told(family === '' ? null : family, 'no architecture is named')
}
