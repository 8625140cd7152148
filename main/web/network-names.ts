import { isIP, isIPv6 } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

/** What one listens on to be reached at every address of this machine. */
const EVERY_ADDRESS: readonly string[] = ['0.0.0.0', '::']

/**
 * By what this machine is called on its network when it listens on `address`: IP addresses and host names, those that
 * people would type first.
 */
export function networkNames(address: string): readonly string[] {
  if (isLoopback(address)) return [address, 'localhost']
  const own = hostname().toLowerCase()
  const isName = /^[a-z\d][a-z\d.-]*$/.test(own)
  const names = isName ? (own.includes('.') ? [own] : [own, `${own}.local`]) : []
  const addresses = EVERY_ADDRESS.includes(address) ? everyAddress(address === '::') : [address]
  return [...new Set([...addresses, ...names])]
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address)
}

/** As a browser writes it in Host and Origin; it leaves out the port that https has anyway. */
export function hostOf(name: string, port: number): string {
  const host = isIPv6(name) ? `[${name}]` : name
  return port === 443 ? host : `${host}:${port}`
}

/** Those of links, which need the name of the link with them, are left out. */
function everyAddress(withIPv6: boolean): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const outside = all.filter(({ internal }) => !internal).map(({ address }) => address)
  return [...outside, '127.0.0.1', ...(withIPv6 ? ['::1'] : [])].filter(
    (address) => isIP(address) === 4 || (withIPv6 && !/^fe[89ab]/i.test(address)),
  )
}
