import { createHmac } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type WebhookState, type WebhookView, webhookSecretId } from '../../../shared/domain/webhook.ts'
import { type Clock, type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import type { SecretStore } from '../ports/channel.ts'
import type { JournalEntry } from '../ports/journal-table.ts'
import type { Store } from '../ports/store.ts'
import type { Changes } from '../services/changes.ts'
import { programEventOf } from './program-event.ts'

/** How one message was answered. gone: the address asks never to be told again. */
export type WebhookAnswer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone'; readonly problem: Message }
  | { readonly kind: 'later'; readonly problem: Message; readonly afterMs: number }

export interface WebhookDeps {
  readonly store: Store
  readonly clock: Clock
  readonly secrets: Pick<SecretStore, 'get'>
  readonly changes: Pick<Changes, 'announceTopic'>
  send(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    signal: AbortSignal,
  ): Promise<WebhookAnswer>
}

const LOOK_EVERY_MS = 1_000
/** Events of one message. */
const EVENTS = 100
/** Messages to one address before the next one has its turn. */
const MESSAGES = 20
/** Waits after a first, second ... failure; then the last one again and again. */
const WAITS_MS: readonly number[] = [5_000, 30_000, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS]

/**
 * Tells each address what happened, in the journal's order and at least once: what is under way is noted before it
 * leaves, so that it is repeated under the same id whatever happens meanwhile. One that does not answer keeps nobody else
 * waiting.
 */
export function webhookRounds(deps: WebhookDeps) {
  const { store, clock } = deps

  async function tellOne(one: WebhookView, signal: AbortSignal): Promise<void> {
    let { state } = one
    /** False: somebody has changed it meanwhile, and the next round begins from there. */
    const moveTo = async (next: WebhookState, isGone = false): Promise<boolean> => {
      const before = state
      state = next
      return replaceState(one.id, before, next, isGone)
    }
    for (let sent = 0; sent < MESSAGES && !signal.aborted; sent++) {
      const next = await store.read((tx) => nextMessage(tx.journal, one, state))
      if (next === null) return
      if (next.events.length === 0) {
        if (!(await moveTo(toldUpTo(state, next, clock.now())))) return
        continue
      }
      if (state.upTo !== next.upTo && !(await moveTo({ ...state, upTo: next.upTo }))) return
      const answer = await deliver(one, state.told, next, signal)
      if (signal.aborted) return
      const isKept = await moveTo(stateAfter(state, next, answer, clock.now()), answer.kind === 'gone')
      if (!isKept || answer.kind !== 'taken') return
    }
  }

  async function deliver(
    { id, url }: WebhookView,
    told: number,
    { events, upTo }: NextMessage,
    signal: AbortSignal,
  ): Promise<WebhookAnswer> {
    const secret = (await deps.secrets.get(webhookSecretId(id)))?.['secret']
    if (secret === undefined)
      return { kind: 'later', problem: message('webhooks.secretGone'), afterMs: HOUR_MS }
    const at = clock.now()
    const body = JSON.stringify({
      type: 'events',
      timestamp: new Date(at).toISOString(),
      data: { events: events.map(programEventOf) },
    })
    return deps.send(url, signedHeaders(`${id}.${told}.${upTo}`, at, body, secret), body, signal)
  }

  /** Screens show how it stands when it fails or is well again, not with every message. */
  async function replaceState(
    id: string,
    before: WebhookState,
    state: WebhookState,
    isGone: boolean,
  ): Promise<boolean> {
    const isKept = await store.write(async (tx) => {
      const current = (await tx.webhooks.all()).find((one) => one.id === id)
      if (current === undefined || !isDeepStrictEqual(current.state, before)) return false
      await tx.webhooks.putState(id, state)
      const { state: _state, ...webhook } = current
      if (isGone) await tx.webhooks.update({ ...webhook, pausedAt: clock.now() })
      return true
    })
    if (isGone || (state.problem === null) !== (before.problem === null))
      deps.changes.announceTopic('programs')
    return isKept
  }

  return {
    /** @returns the instant of the next round; null = there is nobody to tell */
    async runOnce(signal: AbortSignal): Promise<EpochMs | null> {
      const all = await store.read((tx) => tx.webhooks.all())
      const active = all.filter(({ pausedAt }) => pausedAt === null)
      const due = active.filter(({ state }) => (state.nextAt ?? 0) <= clock.now())
      await Promise.all(due.map((one) => tellOne(one, signal)))
      return active.length === 0 ? null : clock.now() + LOOK_EVERY_MS
    },
  }
}

interface NextMessage {
  readonly events: readonly JournalEntry[]
  /** The last entry of the journal that it covers. */
  readonly upTo: number
  /** Entries up to there that the journal has forgotten: its numbers have no gaps of their own. */
  readonly missed: number
}

/** null: nothing has happened since. */
async function nextMessage(
  journal: { since(seq: number, limit: number): Promise<JournalEntry[]> },
  { topics }: WebhookView,
  { told, upTo }: WebhookState,
): Promise<NextMessage | null> {
  const found = await journal.since(told, EVENTS)
  const entries = upTo === null ? found : found.filter(({ seq }) => seq <= upTo)
  const last = entries.at(-1)
  if (last === undefined)
    return upTo === null || found.length === 0 ? null : { events: [], upTo, missed: upTo - told }
  const wanted: ReadonlySet<string> = new Set(topics)
  return {
    events: entries.filter((entry) => entry.topics.some((topic) => wanted.has(topic))),
    upTo: last.seq,
    missed: last.seq - told - entries.length,
  }
}

function toldUpTo(state: WebhookState, { upTo, missed }: NextMessage, now: EpochMs): WebhookState {
  const entries = (state.missed?.entries ?? 0) + missed
  return { ...state, told: upTo, upTo: null, missed: missed === 0 ? state.missed : { entries, at: now } }
}

function stateAfter(
  state: WebhookState,
  next: NextMessage,
  answer: WebhookAnswer,
  now: EpochMs,
): WebhookState {
  if (answer.kind === 'taken')
    return { ...toldUpTo(state, next, now), attempts: 0, nextAt: null, deliveredAt: now, problem: null }
  const wait = WAITS_MS[Math.min(state.attempts, WAITS_MS.length - 1)] ?? HOUR_MS
  const afterMs = answer.kind === 'later' ? Math.max(wait, answer.afterMs) : wait
  return { ...state, attempts: state.attempts + 1, nextAt: now + afterMs, problem: answer.problem }
}

/** Headers by Standard Webhooks (https://www.standardwebhooks.com): the receiver checks them with its secret. */
export function signedHeaders(
  id: string,
  at: EpochMs,
  body: string,
  secret: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1_000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}
