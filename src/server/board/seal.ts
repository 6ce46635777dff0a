import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Makes values unreadable and unchangeable for whoever carries them. */
export interface Seal {
  /** Seals a value for one purpose; what was sealed for another does not open. */
  close(purpose: string, value: unknown): string
  /** What was sealed; `undefined` for anything else. */
  open(purpose: string, sealed: string): unknown
}

const ivBytes = 12
const tagBytes = 16

/** A seal by AES-256-GCM, with a key that follows from a secret. */
export function sealWith(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'usher board', 32))
  return {
    close(purpose, value) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(purpose))
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length <= ivBytes + tagBytes) return undefined
      const iv = bytes.subarray(0, ivBytes)
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
        cipher.setAAD(Buffer.from(purpose))
        cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        const text = cipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8')
        const value: unknown = JSON.parse(text + cipher.final('utf8'))
        return value
      } catch {
        return undefined
      }
    },
  }
}
