import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { type Channel, isConnected } from '../../../shared/domain/channel.ts'
import type { ChannelRight } from '../../../shared/domain/channel-right.ts'
import type { ChannelTrouble } from '../../../shared/domain/channel-trouble.ts'
import type { ShopFound } from '../../../shared/domain/shop-found.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { ownershipOf } from '../channel-access/owner.ts'
import { writesOf } from '../channel-access/writes.ts'
import { waitingMessages } from '../notify/untold-stock.ts'
import { ChannelError, type ChannelSecrets, LOOKING } from '../ports/channel.ts'
import type { SitesSeen } from '../ports/sites-seen.ts'
import type { Tx } from '../ports/store.ts'
import type { InboxItem } from '../ports/sync-tables.ts'
import type { AppServices } from '../services/app-services.ts'

const INBOX_SHOWN = 50
const CHECK_TIMEOUT_MS = 15_000

export async function listChannels(
  tx: Tx,
  { clock, sync }: Pick<AppServices, 'clock' | 'sync'>,
  seen: SitesSeen,
): Promise<ChannelRow[]> {
  const { timeZone } = await tx.settings.get(WORKSPACE)
  const dayStart = instantOfLocal(localDateOf(clock.now(), timeZone), 0, timeZone)
  const waiting = await waitingMessages(tx)
  const received = await tx.orders.countByChannel(dayStart, seen)
  const rows: ChannelRow[] = []
  for (const channel of await tx.channels.all()) {
    const { link, lastSuccessAt } = sync.health(channel)
    const writes = await writesOf(tx, channel.id)
    const owner = await ownershipOf(tx, channel.id)
    rows.push({
      channel,
      link,
      lastSuccessAt,
      writes,
      workedBy: owner?.kind === 'other' ? owner.name : null,
      waiting: waiting.get(channel.id) ?? 0,
      inbox: (await tx.inbox.pending(channel.id, 500)).length,
      ordersToday: received.get(channel.id) ?? 0,
    })
  }
  return rows
}

export async function inboxOf(
  tx: Tx,
  channelId: string,
): Promise<Pick<InboxItem, 'externalId' | 'receivedAt' | 'state' | 'problem' | 'payload'>[]> {
  return tx.inbox.recent(channelId, INBOX_SHOWN)
}

/** What a check has found. Words of a foreign server are not among it, but for the name of the shop. */
export interface ChannelCheck {
  /** It can be read. */
  readonly ok: boolean
  /** Which shop it is; null = not known. */
  readonly shop: ShopFound | null
  /** null: nothing prevents it, or only a missing right does. */
  readonly trouble: ChannelTrouble | null
  readonly rights: readonly ChannelRight[]
  /** The shop's own address, where it redirected us. */
  readonly movedTo: string | null
}

/** Tries address, credentials and every right of a channel that need not exist yet; stores and changes nothing. */
export async function checkChannel(
  connectors: AppServices['connectors'],
  channel: Channel,
  secrets: ChannelSecrets,
): Promise<ChannelCheck> {
  const connect = connectors[channel.kind]
  if (!connect || !isConnected(channel)) return { ...NOTHING_FOUND, ok: true }
  if (channel.url === null) return { ...NOTHING_FOUND, ok: false, trouble: { code: 'no-address' } }
  const connector = connect(channel, secrets, LOOKING)
  const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS)
  const shop = await found(() => connector.check(signal))
  // A key that is refused may lack one right of many: all are named together.
  const isThere = shop.fault === null || shop.fault.kind === 'unauthorised'
  const rights = await found(async () => (isThere ? ((await connector.readRights?.(signal)) ?? []) : []))
  const said = {
    shop: shop.value,
    rights: rights.value ?? [],
    movedTo: connector.movedTo?.() ?? null,
  }
  if (shop.fault === null) return { ...said, ok: true, trouble: null }
  const lacks = said.rights.some(({ granted }) => granted === false)
  return {
    ...said,
    ok: false,
    trouble: lacks && shop.fault.kind === 'unauthorised' ? null : troubleOf(shop.fault),
  }
}

const NOTHING_FOUND = { shop: null, trouble: null, rights: [], movedTo: null }

async function found<T>(ask: () => Promise<T>): Promise<{ value: T | null; fault: ChannelError | null }> {
  try {
    return { value: await ask(), fault: null }
  } catch (fault) {
    if (!(fault instanceof ChannelError)) throw fault
    return { value: null, fault }
  }
}

function troubleOf({ kind, trouble }: ChannelError): ChannelTrouble {
  if (trouble !== null) return trouble
  return { code: kind === 'unauthorised' ? 'credentials-refused' : 'not-that-kind' }
}
