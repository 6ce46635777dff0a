import { nameRefusal } from '../diagnostics/outside-name.ts'

/** Whether a text is `org/name` on the Hugging Face Hub. One-part names (`gpt2`) are not. */
export function isModelId(text: string): boolean {
  return nameRefusal(text, 'model-id') === undefined
}

/** Whether a text is a full commit: 40 hexadecimal digits. */
export function isRevision(text: string): boolean {
  return nameRefusal(text, 'revision') === undefined
}
