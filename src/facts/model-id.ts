const part = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_])?$/

/**
 * Whether a text is `org/name` on the Hugging Face Hub: two parts of 96 characters at most, as
 * `huggingface_hub`'s `_validators.py` has it. One-part names (`gpt2`) are not.
 */
export function isModelId(text: string): boolean {
  const parts = text.split('/')
  const isOdd = /--|\.\.|\.git$/.test(text)
  return parts.length === 2 && !isOdd && parts.every((one) => part.test(one))
}

/** Whether a text is a full commit: 40 hexadecimal digits. */
export function isRevision(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text)
}
