import type { HealthLine, HealthPart } from '../../../shared/contract/health.ts'
import type { HubProcessView } from '../../../shared/contract/keeping.ts'
import type { AlertReceiverView } from '../../../shared/domain/alert.ts'
import { isTroubled, type LinkState } from '../../../shared/domain/channel.ts'
import { linkCause } from '../../../shared/domain/link-cause.ts'
import type { WebhookView } from '../../../shared/domain/webhook.ts'
import { type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { Tx } from '../ports/store.ts'
import { printersOf } from '../printers/printer-settings.ts'
import type { AppServices } from '../services/app-services.ts'

/** A quarter of a second for a few rows is felt at every scan. */
const SLOW_DATABASE_MS = 250
/** A copy is made each day: two missed in a row are not. */
const OLD_BACKUP_MS = 36 * HOUR_MS
/** An order is decided within a second or two. */
const LATE_DECISION_MS = MINUTE_MS
/** What is told to a channel or printed leaves within seconds while the other side answers. */
const LATE_MESSAGE_MS = 5 * MINUTE_MS
const LATE_LABEL_MS = MINUTE_MS
/** Longer than any fall-back waits: no other printer took it. */
const STUCK_LABEL_MS = 15 * MINUTE_MS

/** What is asked how it stands. */
export type HealthParts = Pick<AppServices, 'sync' | 'purchasing' | 'devices' | 'keeping'> & {
  readonly printJobs: AppServices['store']['printJobs']
  readonly processes: readonly HubProcessView[]
  readonly now: EpochMs
  /** How long the database took to begin this reading. */
  readonly answeredInMs: number
}

/** How every part of the room stands: what needs a person first, then in the order of `HEALTH_PARTS`. */
export async function roomHealth(tx: Tx, parts: HealthParts): Promise<HealthLine[]> {
  const lines = [
    databaseLine(parts.answeredInMs),
    backupLine(parts),
    ...processLines(parts.processes),
    await decidingLine(tx, parts.now),
    ...(await channelLines(tx, parts)),
    ...(await tx.carrierAccounts.all()).map(({ id, name }) =>
      linkLine('carrier', name, parts.purchasing.health(id)),
    ),
    ...(await printerLines(tx, parts)),
    ...(await deviceLines(tx, parts)),
    ...(await tx.webhooks.all()).map(webhookLine),
    ...(await tx.alerts.all()).flatMap(mailLine),
  ]
  return lines.toSorted((a, b) => RANK[a.state] - RANK[b.state])
}

const RANK = { down: 0, watch: 1, sound: 2 } as const

function line(
  part: HealthPart,
  state: HealthLine['state'],
  said: Message,
  { name = null, siteId = null, since = null }: Partial<Pick<HealthLine, 'name' | 'siteId' | 'since'>> = {},
): HealthLine {
  return { part, name, siteId, state, said, since }
}

function databaseLine(answeredInMs: number): HealthLine {
  const isSlow = answeredInMs > SLOW_DATABASE_MS
  const said = message(isSlow ? 'health.said.databaseSlow' : 'health.said.databaseAnswers', {
    milliseconds: answeredInMs,
  })
  return line('database', isSlow ? 'watch' : 'sound', said)
}

function backupLine({ keeping, now }: HealthParts): HealthLine {
  if (keeping.by === 'database') return line('backup', 'sound', message('health.said.backupByDatabase'))
  const at = keeping.lastAt()
  if (at === null) return line('backup', 'watch', message('health.said.noBackup'))
  const isOld = now - at > OLD_BACKUP_MS
  return line(
    'backup',
    isOld ? 'watch' : 'sound',
    message(isOld ? 'health.said.backupOld' : 'health.said.backupMade'),
    { since: at },
  )
}

/** Of a hub; a program alone has none. */
function processLines(processes: readonly HubProcessView[]): HealthLine[] {
  const lines = processes.map(({ host, pid, workSince, startedAt, devices }) =>
    workSince === null
      ? line('process', 'sound', message('health.said.processServes', { devices }), {
          name: `${host} ${pid}`,
          since: startedAt,
        })
      : line('process', 'sound', message('health.said.processWorks', { devices }), {
          name: `${host} ${pid}`,
          since: workSince,
        }),
  )
  const isWorked = processes.length === 0 || processes.some(({ workSince }) => workSince !== null)
  return isWorked ? lines : [line('process', 'down', message('health.said.nobodyWorks')), ...lines]
}

async function decidingLine(tx: Tx, now: EpochMs): Promise<HealthLine> {
  const [oldest] = await tx.orders.awaitingDecision(1)
  if (oldest === undefined) return line('deciding', 'sound', message('health.said.allDecided'))
  const since = (await tx.orders.standingSince([oldest.id])).get(oldest.id) ?? now
  const count = (await tx.orders.countByState(0, 'every-site')).get('received') ?? 1
  return line(
    'deciding',
    now - since > LATE_DECISION_MS ? 'watch' : 'sound',
    message('health.said.undecided', { count }),
    { since },
  )
}

function linkLine(part: 'channel' | 'carrier', name: string, link: LinkState): HealthLine {
  switch (link.kind) {
    case 'online':
      return line(part, 'sound', message('health.said.linkOnline'), { name })
    case 'connecting':
      return line(part, 'sound', message('health.said.linkConnecting'), { name })
    case 'by-hand':
      return line(part, 'sound', message('health.said.linkByHand'), { name })
    case 'paused':
      return line(part, 'watch', message('health.said.linkPaused'), { name })
    case 'degraded':
    case 'offline':
    case 'writes-refused':
    case 'worked-elsewhere':
    case 'needs-authorisation':
      return line(part, link.kind === 'degraded' ? 'watch' : 'down', linkCause(link), {
        name,
        since: link.since,
      })
  }
}

async function channelLines(tx: Tx, { sync, now }: HealthParts): Promise<HealthLine[]> {
  const lines: HealthLine[] = []
  for (const channel of await tx.channels.all()) {
    const { link } = sync.health(channel)
    const backlog = await tx.outbox.backlog(channel.id)
    const count = backlog.reduce((sum, one) => sum + one.count, 0)
    const since = Math.min(now, ...backlog.map((one) => one.since))
    const isLate = count > 0 && now - since > LATE_MESSAGE_MS
    lines.push(
      isLate && !isTroubled(link)
        ? line('channel', 'watch', message('health.said.untold', { count }), { name: channel.name, since })
        : linkLine('channel', channel.name, link),
    )
  }
  return lines
}

async function printerLines(tx: Tx, { printJobs, now }: HealthParts): Promise<HealthLine[]> {
  const waiting = new Map((await printJobs.waiting(tx)).map((one) => [one.printerId, one]))
  return (await printersOf(tx))
    .filter(({ connection }) => connection.kind !== 'virtual')
    .map(({ id, name, siteId = null }) => {
      const { byItself = 0, forPerson = 0, since = now } = waiting.get(id) ?? {}
      if (forPerson + byItself === 0)
        return line('printer', 'sound', message('health.said.nothingToPrint'), { name, siteId })
      const waited = now - since
      const isFine = forPerson === 0 && waited <= LATE_LABEL_MS
      const state = isFine ? 'sound' : waited <= STUCK_LABEL_MS ? 'watch' : 'down'
      const said =
        forPerson > 0
          ? message('health.said.labelsAsk', { count: forPerson })
          : message('health.said.labelsWait', { count: byItself })
      return line('printer', state, said, { name, siteId, since })
    })
}

async function deviceLines(tx: Tx, { devices }: HealthParts): Promise<HealthLine[]> {
  return (await tx.devices.all())
    .filter(({ revokedAt }) => revokedAt === null)
    .map(({ id, name, siteId, keepsCopy, lastSeenAt }) => {
      if (devices.isConnected(id))
        return line('device', 'sound', message('health.said.deviceHere'), { name, siteId })
      const said = keepsCopy ? 'health.said.desktopAway' : 'health.said.stationAway'
      return line('device', 'watch', message(said), { name, siteId, since: lastSeenAt })
    })
}

/** One that is told is sound until a message did not leave. */
function mailLine({ email, pausedAt, state }: AlertReceiverView): HealthLine[] {
  if (pausedAt !== null) return []
  const at = { name: email, since: state.sentAt }
  if (state.problem === null) return [line('mail', 'sound', message('health.said.linkOnline'), at)]
  return [line('mail', state.attempts > 3 ? 'down' : 'watch', state.problem, at)]
}

function webhookLine({ url, pausedAt, state }: WebhookView): HealthLine {
  const name = new URL(url).host
  if (pausedAt !== null)
    return line('webhook', 'watch', message('health.said.linkPaused'), { name, since: pausedAt })
  if (state.problem !== null)
    return line('webhook', state.attempts > 3 ? 'down' : 'watch', state.problem, {
      name,
      since: state.deliveredAt,
    })
  if (state.missed !== null)
    return line('webhook', 'watch', message('webhooks.missed', state.missed), {
      name,
      since: state.missed.at,
    })
  return line('webhook', 'sound', message('health.said.linkOnline'), { name })
}
