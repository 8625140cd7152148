import type { AlertKind, AlertReceiver } from '../../../shared/domain/alert.ts'
import { carrierName } from '../../../shared/domain/carrier.ts'
import { type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Tx } from '../ports/store.ts'
import { type HealthParts, roomHealth } from '../queries/health.ts'
import { nameLookup, sentenceOf } from '../queries/name-lookup.ts'

/** Something that stands now and that somebody may want to be told. */
export interface AlertItem {
  readonly kind: AlertKind
  /** The same for as long as it stands. */
  readonly key: string
  /** null = of no site. */
  readonly siteId: string | null
  readonly said: Message
  /** Where it is seen. */
  readonly path: string
}

/** The earliest to leave are told one by one; how many there are more is said. */
const MOST_EXCEPTIONS = 500
const AHEAD_MS = HOUR_MS

/** All that stands now, what is most urgent first. */
export async function alertItems(
  tx: Tx,
  parts: HealthParts,
): Promise<{ items: AlertItem[]; openExceptions: number }> {
  const { now } = parts
  const lookup = await nameLookup(tx)
  const page = await tx.exceptions.list({
    seen: 'every-site',
    view: 'open',
    group: null,
    owner: '',
    now,
    search: '',
    sort: 'due',
    descending: false,
    offset: 0,
    limit: MOST_EXCEPTIONS,
  })
  const orders = await tx.orders.byIds(page.rows.flatMap(({ orderId }) => orderId ?? []))
  const references = new Map(orders.map(({ order }) => [order.id, order.reference]))
  const exceptions = page.rows.flatMap((row): AlertItem[] => {
    const what = sentenceOf(row.cause, lookup)
    const order = row.orderId === null ? undefined : references.get(row.orderId)
    const of = { siteId: row.siteId, path: screenPath('exceptions', row.id) }
    const asOne: AlertItem = {
      ...of,
      kind: 'exceptions',
      key: `exception ${row.id} ${row.openedAt}`,
      said: order === undefined ? what : message('alerts.said.ofOrder', { order, what }),
    }
    const { dueAt } = row
    if (dueAt === null || dueAt <= now || dueAt - now > AHEAD_MS) return [asOne]
    const key = `cut-off ${row.id} ${dueAt}`
    const said = message('alerts.said.leavesBy', { what: asOne.said, at: dueAt })
    return [{ ...of, kind: 'cut-off', key, said }, asOne]
  })
  return {
    items: [
      ...exceptions.filter(({ kind }) => kind === 'cut-off'),
      ...(await stops(tx, now)),
      ...(await down(tx, parts)),
      ...exceptions.filter(({ kind }) => kind === 'exceptions'),
    ],
    openExceptions: page.total,
  }
}

async function stops(tx: Tx, now: EpochMs): Promise<AlertItem[]> {
  const sites = (await tx.sites.all()).flatMap(({ id, name, outage }): AlertItem[] =>
    outage === null
      ? []
      : [
          {
            kind: 'stops',
            key: `site ${id} ${outage.since}`,
            siteId: id,
            said: message('alerts.said.siteClosed', { site: name, reason: outage.reason }),
            path: screenPath('settings', 'sites'),
          },
        ],
  )
  const carriers = (await tx.carriers.suspensions(now)).map(
    ({ id, carrierId, reason }): AlertItem => ({
      kind: 'stops',
      key: `suspension ${id}`,
      siteId: null,
      said: message('alerts.said.carrierStopped', { carrier: carrierName(carrierId), reason }),
      path: screenPath('carriers'),
    }),
  )
  return [...sites, ...carriers]
}

async function down(tx: Tx, parts: HealthParts): Promise<AlertItem[]> {
  const lines = (await roomHealth(tx, parts)).filter(({ state }) => state === 'down')
  // That no message leaves cannot be told by one.
  return lines
    .filter(({ part }) => part !== 'mail')
    .map(({ part, name, said }) => ({
      kind: 'health',
      key: `health ${part} ${name ?? ''}`,
      siteId: null,
      said: message(name === null ? 'alerts.said.down' : 'alerts.said.downOf', {
        part: message(`health.parts.${part}`),
        ...(name !== null && { name }),
        what: said,
      }),
      path: screenPath('settings', 'health'),
    }))
}

/** Whether a receiver wants to know of it. */
export function concerns({ kinds, siteIds }: AlertReceiver, { kind, siteId }: AlertItem): boolean {
  if (!kinds.includes(kind)) return false
  return siteIds === null || (siteId !== null && siteIds.includes(siteId))
}
