import { type ClientContext, type ClientLink, createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { z } from 'zod'
import type { Contract } from '../../shared/contract/contract.ts'
import type { hello, Topic } from '../../shared/contract/session.ts'
import type { Proof } from '../../shared/domain/person.ts'
import type { Clock, EpochMs } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { message } from '../../shared/messages/message.ts'
import { type OpenTransport, SignedOutError, type Transport } from './transport.ts'

export type Client = ContractRouterClient<Contract>
export type Hello = z.infer<typeof hello>

export type LinkStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online' }
  | { readonly kind: 'offline'; readonly since: EpochMs }
  /** The control room speaks another version of the contract: this page must be loaded again. */
  | { readonly kind: 'outdated' }
  /** This window is not signed in, or not any more: it is opened from the address that is printed at the start. */
  | { readonly kind: 'signed-out' }

/** A call could not reach the control room, or its answer was lost: it may or may not have been carried out. */
export class OfflineError extends Error {
  override name = 'OfflineError'
}

export interface Connection {
  readonly client: Client
  status(): LinkStatus
  /** What the control room said on connecting last; null before the first time. */
  hello(): Hello | null
  /** Hears of every change of status and of hello. */
  onStatus(listener: () => void): () => void
  /** Hears the topics of each change, also of those missed while offline. `null` = look at everything again. */
  onChange(listener: (topics: readonly Topic[] | null) => void): () => void
  /** Resolves at once when online, else as soon as it is. */
  whenOnline(): Promise<void>
  /** Tries again now instead of at the end of the pause. */
  retryNow(): void
  /** Asks for hello again, after the workspace was set up or its settings changed. */
  refreshHello(): Promise<void>
  /** Makes this window that person's; null = done, else why not. */
  signIn(proof: Proof): Promise<Message | null>
  /** Locks this window at once, whether the control room hears of it or not. */
  signOut(): Promise<void>
  /** Somebody touched the window. */
  stay(): void
}

/** What a call is refused with while nobody is signed in. */
const NOT_SIGNED_IN = 'NOT_SIGNED_IN'

/** The call is answered some time later: what was read before stays on the screen. */
export function isPassing(error: unknown): boolean {
  return error instanceof OfflineError || (error instanceof ORPCError && error.code === NOT_SIGNED_IN)
}

export interface ConnectionParts {
  openTransport: OpenTransport
  clock: Clock
  /** Receives the control room's time whenever it arrives. */
  hearTime(now: EpochMs): void
  random: Random
  /** Calls `run` after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
  contractVersion: number
  /** Of the person who signed in at this window; absent = nobody can. */
  ticket?: { get(): string | null; keep(ticket: string | null): void }
}

const FIRST_PAUSE_MS = 400
const LONGEST_PAUSE_MS = 15_000

/**
 * Keeps one transport to the control room. After a break it connects again with growing pauses (half of each is
 * random, so that the screens of a site do not all return at once) and resumes the stream of changes from the
 * last one seen here.
 */
export function openConnection(parts: ConnectionParts): Connection {
  let status: LinkStatus = { kind: 'connecting' }
  let greeting: Hello | null = null
  let transport: Transport | null = null
  let lastSeq: number | null = null
  let failures = 0
  let skipPause: (() => void) | null = null
  const statusListeners = new Set<() => void>()
  const changeListeners = new Set<(topics: readonly Topic[] | null) => void>()

  const link: ClientLink<ClientContext> = {
    async call(path, input, options) {
      const current = transport
      if (current === null) throw new OfflineError('The control room is not reachable.')
      try {
        return await current.link.call(path, input, options)
      } catch (error) {
        if (error instanceof ORPCError && error.code === NOT_SIGNED_IN) lock()
        if (current === transport || error instanceof ORPCError) throw error
        throw new OfflineError('The connection broke before the answer came.', { cause: error })
      }
    },
  }
  const client: Client = createORPCClient(link)

  function setStatus(next: LinkStatus) {
    status = next
    for (const listener of statusListeners) listener()
  }

  const commandId = () => uuidv7(parts.clock.now(), parts.random)

  function lock() {
    if (greeting === null || greeting.needsSignIn) return
    greeting = { ...greeting, needsSignIn: true, person: null }
    for (const listener of statusListeners) listener()
  }

  async function resume() {
    const ticket = parts.ticket?.get() ?? null
    if (ticket === null) return
    const answer = await client.session.resume({ commandId: commandId(), input: { ticket } })
    if (answer.kind !== 'done' || !answer.value.isGood) parts.ticket?.keep(null)
  }

  async function signIn(proof: Proof): Promise<Message | null> {
    try {
      const answer = await client.session.signIn({ commandId: commandId(), input: { proof } })
      if (answer.kind === 'refused') return answer.message
      parts.ticket?.keep(answer.value.ticket)
      await refreshHello()
      tellChange(null)
      return null
    } catch {
      return message('signIn.noAnswer')
    }
  }

  async function signOut(): Promise<void> {
    parts.ticket?.keep(null)
    lock()
    await client.session.signOut({ commandId: commandId(), input: {} }).catch(() => undefined)
  }

  function tellChange(topics: readonly Topic[] | null) {
    for (const listener of changeListeners) listener(topics)
  }

  async function keepConnected() {
    for (;;) {
      try {
        const opened = await parts.openTransport()
        transport = opened
        opened.ended.then(
          () => {
            if (transport === opened) transport = null
          },
          () => undefined,
        )
        await useWire(opened)
      } catch (error) {
        // Whatever else broke, the answer is the same: say so on screen and try again.
        if (error instanceof SignedOutError) return setStatus({ kind: 'signed-out' })
      }
      transport = null
      if (status.kind === 'outdated') return
      if (status.kind !== 'offline') setStatus({ kind: 'offline', since: parts.clock.now() })
      await pause()
    }
  }

  /** Greets, then follows the changes; returns or throws when the wire has ended. */
  async function useWire(opened: Transport) {
    try {
      await resume()
      await greet()
      if (status.kind === 'outdated') return
      failures = 0
      const changes = await client.session.changes({ since: lastSeq ?? 0 })
      setStatus({ kind: 'online' })
      const stream = changes[Symbol.asyncIterator]()
      for (;;) {
        const next = await Promise.race([stream.next(), opened.ended])
        if (next === undefined || next.done) return
        lastSeq = next.value.seq
        if (next.value.topics.some((topic) => topic === 'notices' || topic === 'people')) await refreshHello()
        tellChange(next.value.topics)
      }
    } finally {
      opened.close()
    }
  }

  async function greet() {
    const heard = await client.session.hello({})
    if (heard.contractVersion !== parts.contractVersion) {
      setStatus({ kind: 'outdated' })
      return
    }
    greeting = heard
    parts.hearTime(heard.now)
    const restored = lastSeq !== null && heard.lastSeq < lastSeq
    if (lastSeq === null || restored) lastSeq = heard.lastSeq
    if (restored) tellChange(null)
  }

  async function refreshHello() {
    await greet()
    for (const listener of statusListeners) listener()
  }

  function pause(): Promise<void> {
    const full = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
    failures += 1
    return new Promise((resolve) => {
      const cancel = parts.after(full / 2 + (full / 2) * parts.random(), resolve)
      skipPause = () => {
        cancel()
        resolve()
      }
    })
  }

  function onStatus(listener: () => void): () => void {
    statusListeners.add(listener)
    return () => statusListeners.delete(listener)
  }

  void keepConnected()
  return {
    client,
    status: () => status,
    hello: () => greeting,
    onStatus,
    onChange(listener) {
      changeListeners.add(listener)
      return () => changeListeners.delete(listener)
    },
    whenOnline() {
      if (status.kind === 'online') return Promise.resolve()
      return new Promise((resolve) => {
        const stop = onStatus(() => {
          if (status.kind !== 'online') return
          stop()
          resolve()
        })
      })
    },
    retryNow: () => skipPause?.(),
    refreshHello,
    signIn,
    signOut,
    stay() {
      client.session.stay({ commandId: commandId(), input: {} }).catch(() => undefined)
    },
  }
}
