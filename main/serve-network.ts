import { join } from 'node:path'
import type { Network } from '../shared/contract/devices.ts'
import { type Clock, HOUR_MS } from '../shared/lib/clock.ts'
import type { Listen } from './start-options.ts'
import { deviceEntrance } from './web/device-entrance.ts'
import { hostOf, isLoopback, networkNames } from './web/network-names.ts'
import type { OwnNames } from './web/request-guard.ts'
import { serveWeb, type TlsIdentity, type WebOptions } from './web/serve-web.ts'
import { certificateFingerprint, givenIdentity, namesInCertificate, ownIdentity } from './web/tls-identity.ts'

/** How often it is looked whether the certificate is to be renewed. */
const LOOK_MS = 12 * HOUR_MS

export interface ServedNetwork {
  readonly network: Network
  closeScreens(): void
  close(): Promise<void>
}

/** Another program listens there. */
export class PortInUse extends Error {}

type Served = Omit<WebOptions, 'host' | 'port' | 'tls' | 'names' | 'entrance'> & {
  home: string
  clock: Clock
}

/**
 * Opens the control room to the network as --listen says: over TLS, or in plain HTTP to a proxy on this machine, which
 * was named. Only devices that were paired come in. @throws what it cannot listen on or with, in words
 */
export async function serveNetwork(listen: Listen, served: Served): Promise<ServedNetwork> {
  const { address, port, proxy, certificate } = listen
  if (proxy !== null && !isLoopback(address))
    throw new Error('--proxy: without TLS it listens on this machine only: --listen 127.0.0.1:PORT.')
  const own = [...new Set([...listen.names, ...networkNames(address)])]
  const identity = () =>
    certificate === null
      ? ownIdentity(join(served.home, 'tls'), own, served.clock.now())
      : givenIdentity(certificate)
  let tls: TlsIdentity | null = proxy === null ? identity() : null
  const names = tls === null ? [] : [...new Set([...own, ...namesInCertificate(tls)])]
  const namesAt = (actualPort: number): OwnNames => ({
    scheme: 'https',
    hosts: proxy === null ? names.map((name) => hostOf(name, actualPort)) : [new URL(proxy).host],
  })
  const answer = await serveWeb({
    ...served,
    host: address,
    port,
    tls,
    names: namesAt,
    entrance: deviceEntrance(),
  })
  if (answer.kind !== 'serving') throw new PortInUse(`--listen: port ${port} of ${address} is in use.`)
  const { server } = answer
  const renewal = setInterval(() => {
    if (tls === null) return
    try {
      tls = identity()
      server.renew(tls)
    } catch (fault) {
      served.onFault(fault)
    }
  }, LOOK_MS).unref()
  return {
    get network() {
      const outside = names.filter((name) => !isLoopback(name))
      const shown = outside.length === 0 ? names : outside
      const addresses = proxy === null ? shown.map((name) => `https://${hostOf(name, server.port)}`) : [proxy]
      return { addresses, fingerprint: tls === null ? null : certificateFingerprint(tls) }
    },
    closeScreens: () => server.closeScreens(),
    async close() {
      clearInterval(renewal)
      await server.close()
    },
  }
}

/** Said at the start: where stations open it, and what they compare. */
export function networkLines({ addresses, fingerprint }: Network): string {
  const lines = [`Stations: ${addresses.join(' ')}`]
  if (fingerprint !== null) lines.push(`Certificate, SHA-256: ${fingerprint}`)
  return lines.join('\n')
}
