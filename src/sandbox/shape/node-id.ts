/** GitHub's global id of an object, the same in REST, webhooks and GraphQL. */
export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`
}
