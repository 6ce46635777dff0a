import { isIPv6 } from 'node:net'

/** What a request says of where it is from. */
export interface From {
  /** The other end of the connection. */
  readonly peer: string | undefined
  /** The header `X-Forwarded-For`, to which every proxy adds whom it got the request from. */
  readonly forwarded: string | undefined
}

/**
 * The address that a request counts for. Of what is forwarded only as much is believed as there are
 * proxies of ours in front; of an IPv6 address its network counts, which is what people are given.
 */
export function clientOf({ peer = 'unknown', forwarded }: From, proxies: number): string {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim())
  const told = proxies === 0 ? undefined : hops.at(-proxies)
  return networkOf(told === undefined || told === '' ? peer : told)
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '').slice(0, 45)
  if (!isIPv6(plain)) return plain
  const [head = ''] = plain.split('::')
  return `${head.split(':').slice(0, 4).join(':')}::/64`
}
