import { setTimeout } from 'node:timers/promises'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import type { Connector, ConnectorFactory, PushOutcome } from '../../app/ports/channel.ts'
import type { PlaceFinder } from '../../app/services/place-finder.ts'
import { failureOf } from '../protocol/outcome.ts'
import { type Folder, folderOf, makeFolders, reached } from './folder.ts'
import { mapFiledOrder } from './order-mapping.ts'
import { OrderFiles, type OrderFilesDeps } from './order-pull.ts'
import { Outbound } from './outbound.ts'

interface DropFolderDeps {
  readonly clock: Clock
  readonly findPlace: PlaceFinder
  readonly workspace: OrderFilesDeps['workspace']
  readonly pause?: OrderFilesDeps['pause']
}

/**
 * A folder of CSV and JSON files, for whatever has no connector of its own. The channel's address is that of the
 * folder (file:///...). Needs no secrets.
 */
export function dropFolderConnectors({
  clock,
  findPlace,
  workspace,
  pause = rest,
}: DropFolderDeps): ConnectorFactory {
  return (channel) => dropFolderConnector({ clock, findPlace, workspace, pause }, channel)
}

function dropFolderConnector(deps: OrderFilesDeps, channel: Channel): Connector {
  let opened: { folder: Folder; files: OrderFiles; out: Outbound } | null = null
  const open = () => {
    if (opened === null) {
      const folder = folderOf(channel)
      opened = {
        folder,
        files: new OrderFiles(channel.id, folder, deps),
        out: new Outbound(folder, deps.clock),
      }
    }
    return opened
  }
  /** Work on `out`, with the folders there. @throws {ChannelError} */
  const withOut = async <T>(work: (out: Outbound) => Promise<T>): Promise<T> => {
    const { folder, out } = open()
    await makeFolders(folder)
    return reached(folder, () => work(out))
  }
  const told = async (work: (out: Outbound) => Promise<PushOutcome>): Promise<PushOutcome> => {
    try {
      return await withOut(work)
    } catch (error) {
      return failureOf(error)
    }
  }
  return {
    kind: 'csv',
    async check() {
      const { folder } = open()
      await makeFolders(folder)
      return { name: folder.root, remark: null }
    },
    pullOrders: async (cursor, signal) => open().files.pull(cursor, signal),
    mapOrder: (payload) => mapFiledOrder(channel, payload),
    readStock: (skus) => withOut((out) => out.readStock(skus)),
    async pushStock(items) {
      try {
        return await withOut((out) => out.putStock(items))
      } catch (error) {
        const failure = failureOf(error)
        return items.map(() => failure)
      }
    },
    pushFulfillment: (push) => told((out) => out.putFulfillment(push)),
    hasFulfillment: (push) => withOut((out) => out.hasFulfillment(push)),
    pushCancel: (push, key) => told((out) => out.putCancel(push, key)),
    hasCancel: (_push, key) => withOut((out) => out.hasCancel(key)),
    pushRefund: (push, key) => told((out) => out.putRefund(push, key)),
    hasRefund: (_push, key) => withOut((out) => out.hasRefund(key)),
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}
