import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 over the given texts, in order and kept apart, as 64 hex digits. */
export function digestOf(texts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(texts))))
}

/** The id git gives to a file with this text. */
export function blobIdOf(text: string): string {
  const bytes = utf8ToBytes(text)
  return bytesToHex(sha1(concatBytes(utf8ToBytes(`blob ${bytes.length}\0`), bytes)))
}
