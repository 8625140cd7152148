import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Connector, PulledOrder } from '../../../main/app/ports/channel.ts'
import { dropFolderConnectors } from '../../../main/channels/drop-folder/connector.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import { channelOf } from './benches.ts'
import { SettableClock } from './settable-clock.ts'

const NEVER = new AbortController().signal

/** A real folder; waiting for a file to stand still moves the clock on and takes no time. */
export interface DropFolderBench {
  readonly root: string
  readonly clock: SettableClock
  readonly channel: Channel
  /** A connector as after a start of the program: it remembers nothing. */
  connect(): Connector
  drop(name: string, text: string): Promise<void>
  names(folder: 'in' | 'done' | 'rejected' | 'out'): Promise<string[]>
  text(path: string): Promise<string>
  /** Pulls until there is no more; the orders in the order of the files. */
  pull(connector: Connector, cursor: string | null): Promise<{ orders: PulledOrder[]; cursor: string }>
  close(): Promise<void>
}

export async function dropFolderBench(): Promise<DropFolderBench> {
  const root = await mkdtemp(join(tmpdir(), 'drop-folder-'))
  const clock = new SettableClock('2026-11-23T09:00:00Z')
  const channel = { ...channelOf('csv', pathToFileURL(root).href), id: 'erp', name: 'ERP' }
  return {
    root,
    clock,
    channel,
    connect: () =>
      dropFolderConnectors({
        clock,
        findPlace: () => null,
        workspace: async () => ({ currency: 'EUR', timeZone: 'Europe/Paris' }),
        pause: async (ms) => clock.advance(ms),
      })(channel, {}),
    drop: (name, text) => writeFile(join(root, 'in', name), text),
    names: async (folder) => (await readdir(join(root, folder))).sort(),
    text: (path) => readFile(join(root, path), 'utf8'),
    async pull(connector, from) {
      const orders: PulledOrder[] = []
      let cursor = from
      for (;;) {
        const page = await connector.pullOrders(cursor, NEVER)
        orders.push(...page.orders)
        cursor = page.cursor
        if (!page.more) return { orders, cursor }
      }
    },
    close: () => rm(root, { recursive: true, force: true }),
  }
}
