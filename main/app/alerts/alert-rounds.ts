import { isDeepStrictEqual } from 'node:util'
import type { AlertReceiverView, AlertState } from '../../../shared/domain/alert.ts'
import { MAIL, type MailSettings } from '../../../shared/domain/mail-settings.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { type Clock, type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { SecretStore } from '../ports/channel.ts'
import type { MailAnswer, SendMail } from '../ports/mail.ts'
import type { Store, Tx } from '../ports/store.ts'
import type { HealthParts } from '../queries/health.ts'
import { type Watched, watched } from '../queries/watched.ts'
import type { Changes } from '../services/changes.ts'
import { type AlertItem, alertItems, concerns } from './alert-items.ts'
import { type DigestParts, digestOf } from './digest.ts'
import { mailPassword } from './mail-password.ts'

export interface AlertDeps {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly secrets: Pick<SecretStore, 'get'>
  readonly changes: Pick<Changes, 'announceTopic'>
  /** Of which what is down is told. */
  readonly room: Watched
  readonly send: SendMail
}

const LOOK_EVERY_MS = 30_000
/** Waits after a first, second ... failure; then the last one again and again. */
const WAITS_MS: readonly number[] = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS]

interface Reading extends DigestParts {
  readonly server: MailSettings
  readonly items: readonly AlertItem[]
  /** When a person last did something; null = nobody has. */
  readonly lastActAt: EpochMs | null
}

/**
 * Tells each receiver what stands and was not told yet, in one message. What leaves is noted before, so that after a kill
 * the same is repeated under the same Message-ID. What is over is forgotten: should it come back, it is told anew. After
 * an outage one message tells what still stands.
 */
export function alertRounds({ store, clock, newId, secrets, changes, room, send }: AlertDeps) {
  async function tell(one: AlertReceiverView, reading: Reading, signal: AbortSignal): Promise<void> {
    let { state } = one
    const moveTo = async (next: AlertState): Promise<boolean> => {
      const before = state
      state = next
      return replaceState(one.id, before, next)
    }
    const wanted = reading.items.filter((item) => concerns(one, item))
    const standing = new Set(wanted.map(({ key }) => key))
    const told = state.told.filter((key) => standing.has(key))
    const repeated = state.underWay?.keys.filter((key) => standing.has(key)) ?? []
    const isRepeated = repeated.length > 0
    if (!isRepeated && !isTime(one, reading.lastActAt, clock.now())) return
    const known = new Set(told)
    const keys = isRepeated ? repeated : [...standing].filter((key) => !known.has(key))
    if (keys.length === 0) {
      if (state.underWay !== null || told.length < state.told.length)
        await moveTo({ ...state, told, underWay: null })
      return
    }
    const messageId = (isRepeated ? state.underWay?.messageId : undefined) ?? `${newId()}@switchyard`
    if (!(await moveTo({ ...state, told, underWay: { messageId, keys } }))) return
    const leaving = new Set(keys)
    const items = wanted.filter(({ key }) => leaving.has(key))
    const password = await mailPassword(secrets)
    const answer = await send(reading.server, password, digestOf(one, items, messageId, reading), signal)
    if (!signal.aborted) await moveTo(stateAfter(state, answer, clock.now()))
  }

  /** Screens show how it stands when it fails, is well again, or was sent. False: somebody changed it meanwhile. */
  async function replaceState(id: string, before: AlertState, state: AlertState): Promise<boolean> {
    const isKept = await store.write(async (tx) => {
      const current = (await tx.alerts.all()).find((one) => one.id === id)
      if (current === undefined || !isDeepStrictEqual(current.state, before)) return false
      await tx.alerts.putState(id, state)
      return true
    })
    if (isKept && state.underWay === null) changes.announceTopic('alerts')
    return isKept
  }

  return {
    /** @returns the instant of the next round */
    async runOnce(signal: AbortSignal): Promise<EpochMs> {
      const next = clock.now() + LOOK_EVERY_MS
      const now = clock.now()
      const { receivers, server, lastActAt } = await store.read(async (tx) => ({
        receivers: await tx.alerts.all(),
        server: await tx.settings.get(MAIL),
        lastActAt: await lastActOf(tx),
      }))
      const due = receivers.filter(
        (one) =>
          one.pausedAt === null &&
          (one.state.nextAt ?? 0) <= now &&
          (one.state.underWay !== null || isTime(one, lastActAt, now)),
      )
      if (server.host === '' || due.length === 0) return next
      const reading = await watched(room, async (tx, parts) => ({
        ...(await readFor(tx, server, parts)),
        lastActAt,
      }))
      for (const one of due) if (!signal.aborted) await tell(one, reading, signal)
      return next
    },
  }
}

async function readFor(tx: Tx, server: MailSettings, parts: HealthParts) {
  const { merchantName, timeZone } = await tx.settings.get(WORKSPACE)
  return { ...(await alertItems(tx, parts)), server, merchantName, timeZone, roomUrl: server.roomUrl }
}

async function lastActOf(tx: Tx): Promise<EpochMs | null> {
  const [lastAct] = await tx.journal.search({
    before: null,
    limit: 1,
    actor: '',
    device: '',
    orderId: null,
    from: null,
    to: null,
    onlyPeople: true,
  })
  return lastAct?.at ?? null
}

/** Long enough after the last message, and nobody is here, where that was asked for. */
function isTime(
  { everyMinutes, unwatchedMinutes, state }: AlertReceiverView,
  lastActAt: EpochMs | null,
  now: EpochMs,
): boolean {
  if (state.sentAt !== null && now - state.sentAt < everyMinutes * MINUTE_MS) return false
  return unwatchedMinutes === null || lastActAt === null || now - lastActAt >= unwatchedMinutes * MINUTE_MS
}

function stateAfter(state: AlertState, answer: MailAnswer, now: EpochMs): AlertState {
  if (answer.kind === 'taken') {
    const told = [...new Set([...state.told, ...(state.underWay?.keys ?? [])])]
    return { told, underWay: null, attempts: 0, nextAt: null, sentAt: now, problem: null }
  }
  const wait = WAITS_MS[Math.min(state.attempts, WAITS_MS.length - 1)] ?? HOUR_MS
  // What was refused did not arrive: the next message is a new one, with all that stands by then.
  const underWay = answer.isFinal ? null : state.underWay
  return { ...state, underWay, attempts: state.attempts + 1, nextAt: now + wait, problem: answer.problem }
}
