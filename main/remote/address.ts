import { BlockList, isIP } from 'node:net'

/** Addresses of this machine. */
const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** Addresses that are nobody's on the internet: networks of an office or of a cloud, link-local ones, multicast. */
const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Whether a host as it stands in an address, with or without brackets, is this machine. */
export function isLoopbackHost(hostname: string): boolean {
  const host = bare(hostname)
  return host === 'localhost' || (isIP(host) !== 0 && LOOPBACK.check(host, familyOf(host)))
}

/** Whether an IP address cannot be a shop on the internet; `::ffff:10.0.0.1` counts as 10.0.0.1. */
export function isPrivateAddress(address: string): boolean {
  const family = familyOf(address)
  return PRIVATE.check(address, family) || LOOPBACK.check(address, family)
}

/** The host itself, when it is written as an IP address. */
export function ipOf(hostname: string): string | null {
  const host = bare(hostname)
  return isIP(host) === 0 ? null : host
}

/** One shop under two names: `www` or not, and never from https to http. */
export function isSameShop(from: URL, to: URL): boolean {
  const plain = ({ hostname }: URL): string => hostname.replace(/^www\./, '')
  if (plain(from) !== plain(to)) return false
  return to.protocol === 'https:' || (to.protocol === from.protocol && isLoopbackHost(to.hostname))
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
