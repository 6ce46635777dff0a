import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Finding } from './finding.ts'

/**
 * Names a finding by its rule, its message and the words it stands on, as 16 hex digits: the same
 * wherever in the document those words are, and however much blank space is around them.
 */
export function findingHash(text: string, { rule, message, span }: Finding): string {
  const [line = ''] = text.slice(span.start.offset, span.end.offset).split(/[\r\n]/, 1)
  const parts = [rule, message.replaceAll(/\blines? \d+/g, 'line'), line].map(normal)
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 16)
}

function normal(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim()
}
