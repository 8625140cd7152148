import { isDeepStrictEqual } from 'node:util'
import type { AlertReceiverView, AlertState } from '../../../shared/domain/alert.ts'
import { MAIL, type MailSettings } from '../../../shared/domain/mail-settings.ts'
import { WORKSPACE } from '../../../shared/domain/workspace.ts'
import { type Clock, type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { SecretStore } from '../ports/channel.ts'
import type { MailAnswer, SendMail } from '../ports/mail.ts'
import type { Store, Tx } from '../ports/store.ts'
import { type Watched, watched } from '../queries/watched.ts'
import type { Changes } from '../services/changes.ts'
import { itemsOf, stoppedNow } from './alert-items.ts'
import { type Digest, digestOf, type MailParts, mailOf } from './digest.ts'
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

interface Reading extends MailParts {
  readonly server: MailSettings
  readonly plans: readonly Plan[]
}

/** What is to be told to whom. */
interface Plan {
  readonly one: AlertReceiverView
  /** Keys of what it was told and still stands. */
  readonly told: readonly string[]
  /** null = nothing is new. */
  readonly leaving: {
    readonly keys: readonly string[]
    readonly digest: Digest
    readonly repeats: string | null
  } | null
}

/**
 * Tells each receiver what stands and was not told yet, in one message. What leaves is noted before, so that after a kill
 * the same is repeated under the same Message-ID. What is over is forgotten: should it come back, it is told anew. After
 * an outage one message tells what still stands.
 */
export function alertRounds({ store, clock, newId, secrets, changes, room, send }: AlertDeps) {
  async function tell({ one, told, leaving }: Plan, reading: Reading, signal: AbortSignal): Promise<void> {
    let { state } = one
    const moveTo = async (next: AlertState): Promise<boolean> => {
      const before = state
      state = next
      return replaceState(one.id, before, next)
    }
    if (leaving === null) {
      if (state.underWay !== null || told.length < state.told.length)
        await moveTo({ ...state, told: [...told], underWay: null })
      return
    }
    const messageId = leaving.repeats ?? `${newId()}@switchyard`
    const underWay = { messageId, keys: [...leaving.keys] }
    if (!(await moveTo({ ...state, told: [...told], underWay }))) return
    const password = await mailPassword(secrets)
    const answer = await send(
      reading.server,
      password,
      mailOf(one, leaving.digest, messageId, reading),
      signal,
    )
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
      const reading = await watched(room, async (tx, parts) => {
        const stopped = await stoppedNow(tx, parts)
        const { merchantName, timeZone } = await tx.settings.get(WORKSPACE)
        const plans: Plan[] = []
        for (const one of due) {
          const { items, openExceptions } = await itemsOf(tx, one, stopped, now)
          const { told, keys, repeats } = newTo(one, items, isTime(one, lastActAt, now))
          const chosen = new Set(keys)
          const some = items.filter(({ key }) => chosen.has(key))
          const leaving =
            keys.length === 0
              ? null
              : { keys, repeats, digest: await digestOf(tx, some, one, openExceptions) }
          plans.push({ one, told, leaving })
        }
        return { plans, server, merchantName, timeZone, roomUrl: server.roomUrl }
      })
      for (const plan of reading.plans) if (!signal.aborted) await tell(plan, reading, signal)
      return next
    },
  }
}

/** What may have left is repeated as it was, as far as it stands; else all that is new, once it is time. */
function newTo({ state }: AlertReceiverView, items: readonly { key: string }[], isItTime: boolean) {
  const standing = new Set(items.map(({ key }) => key))
  const told = state.told.filter((key) => standing.has(key))
  const repeated = state.underWay?.keys.filter((key) => standing.has(key)) ?? []
  if (state.underWay !== null && repeated.length > 0)
    return { told, keys: repeated, repeats: state.underWay.messageId }
  const known = new Set(told)
  return { told, keys: isItTime ? [...standing].filter((key) => !known.has(key)) : [], repeats: null }
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
