import { ALERT_KINDS, type AlertKind, type AlertReceiver } from '../../../shared/domain/alert.ts'
import { carrierName } from '../../../shared/domain/carrier.ts'
import { type EpochMs, HOUR_MS } from '../../../shared/lib/clock.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Tx } from '../ports/store.ts'
import { type HealthParts, roomHealth } from '../queries/health.ts'

/** Something that stands now and that somebody may want to be told. */
export interface AlertItem {
  readonly kind: AlertKind
  /** The same for as long as it stands. */
  readonly key: string
  /** Its words, or the exception that is put into words once it is told. */
  readonly said: Message | { readonly exceptionId: string; readonly leavesAt: EpochMs | null }
  /** Where it is seen. */
  readonly path: string
}

/** A site, a carrier or a part of the room that does not work; at no site = it concerns every site. */
export type AlertStop = AlertItem & { readonly siteId: string | null }

const AHEAD_MS = HOUR_MS

/** All that stands now and that a receiver wants to know of, what is most urgent first. */
export async function itemsOf(
  tx: Tx,
  { kinds, siteIds }: AlertReceiver,
  stopped: readonly AlertStop[],
  now: EpochMs,
): Promise<{ items: AlertItem[]; openExceptions: number }> {
  const open = await tx.exceptions.openAt(now, siteIds ?? 'every-site')
  const items: AlertItem[] = open.map(({ id, openedAt }) => ({
    kind: 'exceptions',
    key: `exception ${id} ${openedAt}`,
    said: { exceptionId: id, leavesAt: null },
    path: screenPath('exceptions', id),
  }))
  const closing = open.flatMap(({ id, dueAt }): AlertItem[] =>
    dueAt === null || dueAt <= now || dueAt - now > AHEAD_MS
      ? []
      : [
          {
            kind: 'cut-off',
            key: `cut-off ${id} ${dueAt}`,
            said: { exceptionId: id, leavesAt: dueAt },
            path: screenPath('exceptions', id),
          },
        ],
  )
  const here = stopped.filter(({ siteId }) => siteIds === null || siteId === null || siteIds.includes(siteId))
  return {
    items: [...closing, ...here, ...items].filter(({ kind }) => kinds.includes(kind)),
    openExceptions: open.length,
  }
}

/** What does not work now, whoever it concerns. */
export async function stoppedNow(tx: Tx, parts: HealthParts): Promise<AlertStop[]> {
  return [
    ...(await closedSites(tx)),
    ...(await stoppedCarriers(tx, parts.now)),
    ...(await partsDown(tx, parts)),
  ]
}

async function closedSites(tx: Tx): Promise<AlertStop[]> {
  return (await tx.sites.all()).flatMap(({ id, name, outage }): AlertStop[] =>
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
}

async function stoppedCarriers(tx: Tx, now: EpochMs): Promise<AlertStop[]> {
  return (await tx.carriers.suspensions(now)).map(({ id, carrierId, reason }) => ({
    kind: 'stops',
    key: `suspension ${id}`,
    siteId: null,
    said: message('alerts.said.carrierStopped', { carrier: carrierName(carrierId), reason }),
    path: screenPath('carriers'),
  }))
}

async function partsDown(tx: Tx, parts: HealthParts): Promise<AlertStop[]> {
  const lines = (await roomHealth(tx, parts)).filter(({ state }) => state === 'down')
  // That no message leaves cannot be told by one.
  return lines
    .filter(({ part }) => part !== 'mail')
    .map(({ part, name, siteId, said }) => ({
      kind: 'health',
      key: `health ${part} ${name ?? ''}`,
      siteId,
      said: message(name === null ? 'alerts.said.down' : 'alerts.said.downOf', {
        part: message(`health.parts.${part}`),
        ...(name !== null && { name }),
        what: said,
      }),
      path: screenPath('settings', 'health'),
    }))
}

/** In the order in which a message tells them, with how many of a kind there are. */
export function groupsOf(all: readonly AlertItem[], most: number) {
  // What leaves within the hour is new as well: it is said once.
  const closing = new Set(all.filter(({ kind }) => kind === 'cut-off').map(({ path }) => path))
  const items = all.filter(({ kind, path }) => kind !== 'exceptions' || !closing.has(path))
  const groups = Map.groupBy(items, ({ kind }) => kind)
  return ALERT_KINDS.flatMap((kind) => {
    const of = groups.get(kind) ?? []
    return of.length === 0 ? [] : [{ kind, count: of.length, shown: of.slice(0, most) }]
  })
}
