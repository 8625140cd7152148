import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { NetworkDoor } from './app/ports/network-door.ts'
import { replaceFile } from './remote/durable-file.ts'
import { PortInUse, type ServedNetwork, serveNetwork } from './serve-network.ts'
import type { Listen } from './start-options.ts'

const FILE = 'network.json'
const remembered = z.object({ port: z.int().min(0).max(65_535) })

export interface ShellDoor extends NetworkDoor {
  /** @throws what the command line asks for and cannot be had, in words */
  start(): Promise<void>
  closeScreens(): void
  /** At the end of the program: what it is to be at the next start stays. */
  stop(): Promise<void>
}

/**
 * The way in from the network: as the command line says (`listen`), or else as people last did in Settings, which the data
 * folder remembers. A port that is taken by then leaves it closed and is told to `onClosed`: the control room of this
 * machine opens anyway.
 */
export function networkDoor(
  listen: Listen | null,
  served: Parameters<typeof serveNetwork>[1],
  onClosed: (why: string) => void,
): ShellDoor {
  const file = join(served.home, FILE)
  let open: ServedNetwork | null = null

  async function serve(port: number): Promise<'open' | 'port-in-use'> {
    try {
      open = await serveNetwork(atEveryAddress(port), served)
      return 'open'
    } catch (fault) {
      if (fault instanceof PortInUse) return 'port-in-use'
      throw fault
    }
  }
  async function stop(): Promise<void> {
    const closing = open
    open = null
    await closing?.close()
  }

  return {
    network: () => open?.network ?? null,
    canSwitch: listen === null,
    async start() {
      if (listen !== null) {
        open = await serveNetwork(listen, served)
        return
      }
      const port = portBefore(file)
      if (port === null) return
      try {
        if ((await serve(port)) === 'port-in-use')
          onClosed(
            `Port ${port} is in use: the network stays closed until it is opened in Settings > Stations.`,
          )
      } catch (fault) {
        served.onFault(fault)
        onClosed('The network could not be opened: the log says why.')
      }
    },
    async open(port) {
      await stop()
      const outcome = await serve(port)
      if (outcome === 'open') await replaceFile(file, JSON.stringify({ port }))
      return outcome
    },
    async close() {
      rmSync(file, { force: true })
      await stop()
    },
    closeScreens: () => open?.closeScreens(),
    stop,
  }
}

function atEveryAddress(port: number): Listen {
  return { address: '0.0.0.0', port, certificate: null, proxy: null, names: [] }
}

/** null = it was closed, or what is there cannot be read, which leaves it closed as well. */
function portBefore(file: string): number | null {
  try {
    return remembered.parse(JSON.parse(readFileSync(file, 'utf8'))).port
  } catch {
    return null
  }
}
