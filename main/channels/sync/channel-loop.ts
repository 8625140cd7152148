import type { Channel, LinkState } from '../../../shared/domain/channel.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { message } from '../../../shared/messages/message.ts'
import { LOOK_BEFORE_RELEASE_MS, LOOK_MS, type ProgramIdentity } from '../../app/channel-access/owner.ts'
import { writesOf } from '../../app/channel-access/writes.ts'
import type { Figures } from '../../app/notify/figures.ts'
import { isToldMore } from '../../app/notify/untold-stock.ts'
import { ChannelError, type Connector } from '../../app/ports/channel.ts'
import type { ChannelEvents } from '../../app/ports/channel-events.ts'
import type { Asked } from '../../app/ports/channel-sync.ts'
import type { Store } from '../../app/ports/store.ts'
import {
  afterFailure,
  afterOtherOwner,
  afterRefusedAccess,
  afterRefusedWrite,
  afterSuccess,
  type Link,
  link as linkSchema,
  linkState,
  mayTryWriting,
  NEW_LINK,
  nextTry,
  ORDINARY_REST_MS,
  restingUntil,
  tryNow,
} from '../../remote/link.ts'
import { AskedOrders } from './asked-orders.ts'
import { drainOnce } from './drain.ts'
import { checkOwner } from './owner-check.ts'
import { emptyInbox, pullPage, pullPastPage } from './pull.ts'

export interface LoopDeps {
  readonly store: Store
  readonly figures: Figures
  readonly clock: Clock
  readonly random: Random
  readonly events: ChannelEvents
  readonly timing: SyncTiming
  /** As it identifies itself to shops; null: it does not. */
  readonly program?: ProgramIdentity | null
}

export interface SyncTiming {
  /** Between two pulls of an idle channel, in milliseconds. */
  readonly pollMs: number
  /** Between two looks into the outbox: changes of stock within it leave as one. */
  readonly outboxMs: number
}

/** The outbox gets its turn after so many pages of a long catch-up, and the pull after so many claims. */
const PAGES_A_BEAT = 20
const CLAIMS_A_BEAT = 20
/** Past orders wait behind everything else: a few pages when there is nothing to do. */
const PAST_PAGES_A_BEAT = 5
/** Messages are sent only if the channel was pulled this recently. */
const FRESH_MS = 5000
const LINK = 'link'

/**
 * The work of one channel, in rounds: take in what is stored, pull what has changed, send what waits. Before
 * anything is sent the channel's own news is pulled, so that a stock figure never gives back what the channel
 * has just sold. A round never waits; it says when the next one is due.
 */
export class ChannelLoop {
  readonly #deps: LoopDeps
  readonly #channel: Channel
  readonly #connector: Connector | null
  #link: Link = NEW_LINK
  #loaded = false
  /** Hurried before its state was loaded, which says how long to wait. */
  #hurried = false
  #pulledAt: EpochMs = Number.NEGATIVE_INFINITY
  #morePages = false
  #morePast = false
  #keptSuccessAt: EpochMs = 0
  readonly #asked: AskedOrders

  /** `connector` null: no credentials are stored. */
  constructor(deps: LoopDeps, channel: Channel, connector: Connector | null) {
    this.#deps = deps
    this.#asked = new AskedOrders(deps.clock)
    this.#channel = channel
    this.#connector = connector
  }

  get state(): LinkState {
    return linkState(this.#link, this.#channel.paused)
  }

  get lastSuccessAt(): EpochMs | null {
    return this.#link.lastSuccessAt
  }

  /** A person wants it now, whatever was waited for. */
  hurry(): void {
    this.#link = tryNow(this.#link)
    this.#hurried = !this.#loaded
    this.#pulledAt = Number.NEGATIVE_INFINITY
  }

  /** Asks for these orders by id in the next round; null = the channel cannot be asked now. */
  ask(externalIds: readonly string[]): Promise<Asked> | null {
    if (this.#connector?.readOrders === undefined || this.#channel.paused || this.#isAway) return null
    return this.#asked.ask(externalIds)
  }

  /** Callers that wait for an answer learn that there is none. */
  end(): void {
    this.#asked.giveUp()
  }

  get #isAway(): boolean {
    const kind = this.#link.trouble?.kind
    return kind === 'offline' || kind === 'needs-authorisation'
  }

  /** @returns the instant of the next round; null = not before `hurry` or another channel setting */
  async runOnce(signal: AbortSignal): Promise<EpochMs | null> {
    const { clock, timing, events } = this.#deps
    if (!this.#loaded) await this.#load()
    if (this.#channel.paused) return null
    if (this.#connector === null) {
      await this.#become(afterRefusedAccess(this.#link, message('channels.noCredentials'), clock.now()))
      return null
    }
    const due = nextTry(this.#link, clock.now())
    if (due === null || due > clock.now()) return due
    await emptyInbox(events, this.#channel.id, this.#connector)
    const link = await this.#exchange(this.#connector, signal)
    await this.#become(link)
    if (this.#isAway) this.#asked.giveUp()
    const next = nextTry(link, clock.now())
    if (next === null || next > clock.now()) return next
    if (this.#morePages || this.#morePast) return clock.now()
    const pace = clock.now() + Math.min(timing.outboxMs, timing.pollMs)
    return Math.min(pace, Math.max(clock.now(), this.#asked.dueAt ?? pace))
  }

  async #exchange(connector: Connector, signal: AbortSignal): Promise<Link> {
    const { store, figures, clock, random } = this.#deps
    let link = this.#link
    let mayWrite = false
    try {
      const { isWaiting, writes } = await store.read(async (tx) => ({
        isWaiting:
          (await isToldMore(tx, this.#channel.id)) || (await figures.recheck.isDue(tx, this.#channel.id)),
        writes: await writesOf(tx, this.#channel.id),
      }))
      const worked = (countsMs: number): Promise<Link | null> =>
        writes.kind === 'approved' ? this.#unlessOurs(connector, signal, countsMs) : Promise.resolve(null)
      if ((this.#asked.dueAt ?? Number.POSITIVE_INFINITY) <= clock.now()) {
        const stopped = await worked(LOOK_BEFORE_RELEASE_MS)
        if (stopped !== null) {
          this.#asked.giveUp()
          return stopped
        }
        await this.#asked.answer(this.#deps.events, this.#channel.id, connector, signal)
        link = afterSuccess(clock.now())
      }
      mayWrite = writes.kind === 'approved' && mayTryWriting(link, clock.now())
      if (this.#isPullDue(mayWrite && isWaiting)) {
        const stopped = await worked(LOOK_MS)
        if (stopped !== null) return stopped
        await this.#pull(connector, signal)
        link = afterSuccess(clock.now(), link.refusedWrites)
      }
    } catch (error) {
      return this.#afterFault(error)
    }
    if (!mayWrite) return this.#pullPast(connector, link, signal)
    for (let claims = 0; claims < CLAIMS_A_BEAT && !signal.aborted; claims += 1) {
      const drained = await drainOnce(this.#deps, this.#channel.id, connector, signal)
      switch (drained.kind) {
        case 'empty':
          return this.#pullPast(connector, link, signal)
        case 'delivered':
          link = afterSuccess(clock.now())
          break
        case 'failed':
          return afterFailure(link, drained, clock.now(), random)
        case 'unauthorised':
          return afterRefusedWrite(link, drained.problem, clock.now())
      }
    }
    return link
  }

  /** Another program works the channel, or may still: nothing is done. null = go on. @throws {ChannelError} */
  async #unlessOurs(connector: Connector, signal: AbortSignal, countsMs: number): Promise<Link | null> {
    const { clock, program = null } = this.#deps
    if (program === null) return null
    const owner = await checkOwner({ ...this.#deps, program }, this.#channel.id, connector, signal, countsMs)
    if (owner.kind === 'other') return afterOtherOwner(this.#link, owner.name, clock.now())
    return owner.kind === 'claiming' ? restingUntil(this.#link, owner.until, clock.now()) : null
  }

  #isPullDue(somethingWaits: boolean): boolean {
    const { clock, timing } = this.#deps
    const age = clock.now() - this.#pulledAt
    const probing = this.#link.trouble !== null
    return (
      probing ||
      this.#morePages ||
      age < 0 ||
      age >= (somethingWaits ? Math.min(FRESH_MS, timing.pollMs) : timing.pollMs)
    )
  }

  async #pull(connector: Connector, signal: AbortSignal): Promise<void> {
    this.#morePages = true
    try {
      for (let pages = 0; this.#morePages && pages < PAGES_A_BEAT && !signal.aborted; pages += 1)
        this.#morePages = await pullPage(this.#deps, this.#channel.id, connector, signal)
    } finally {
      await emptyInbox(this.#deps.events, this.#channel.id, connector)
    }
    this.#pulledAt = this.#deps.clock.now()
  }

  async #pullPast(connector: Connector, link: Link, signal: AbortSignal): Promise<Link> {
    if (this.#morePages) return link
    this.#morePast = false
    try {
      for (let pages = 0; pages < PAST_PAGES_A_BEAT && !signal.aborted; pages += 1) {
        const more = await pullPastPage(this.#deps, this.#channel.id, connector, signal)
        if (more === null) return link
        this.#morePast = more
        await emptyInbox(this.#deps.events, this.#channel.id, connector)
        if (!more) break
      }
      return afterSuccess(this.#deps.clock.now(), link.refusedWrites)
    } catch (error) {
      return this.#afterFault(error)
    }
  }

  #afterFault(error: unknown): Link {
    if (!(error instanceof ChannelError)) throw error
    const now = this.#deps.clock.now()
    if (error.kind === 'unauthorised') return afterRefusedAccess(this.#link, error.problem, now)
    return afterFailure(
      this.#link,
      { problem: error.problem, afterMs: error.afterMs, trouble: error.trouble },
      now,
      this.#deps.random,
    )
  }

  async #load(): Promise<void> {
    const stored = await this.#deps.store.read((tx) => tx.syncState.get(this.#channel.id, LINK))
    const parsed = linkSchema.safeParse(stored)
    if (parsed.success) this.#link = this.#hurried ? tryNow(parsed.data) : parsed.data
    this.#loaded = true
  }

  /** Stored when a restart needs it; successes only now and then, to show when the last one was. */
  async #become(next: Link): Promise<void> {
    const before = this.#link
    this.#link = next
    const turned = linkState(before, false).kind !== linkState(next, false).kind
    const rests = next.nextTryAt - this.#deps.clock.now() >= ORDINARY_REST_MS
    const stale = (next.lastSuccessAt ?? 0) - this.#keptSuccessAt > MINUTE_MS
    if (turned || stale || before.failures !== next.failures || rests) {
      await this.#deps.store.write((tx) => tx.syncState.put(this.#channel.id, LINK, next))
      this.#keptSuccessAt = next.lastSuccessAt ?? 0
    }
    if (turned) await this.#deps.events.linkChanged(this.#channel, this.state)
  }
}
