import { generateKeyPairSync } from 'node:crypto'

/** A private key of the kind GitHub gives to an app, made up on the spot. */
export function somePrivateKey(): string {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return pair.privateKey
}
