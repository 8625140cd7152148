import { CARRIER_ABILITIES } from '../../../shared/domain/carrier-abilities.ts'
import { type CarrierAccount, secretsOf } from '../../../shared/domain/carrier-account.ts'
import type { LinkState } from '../../../shared/domain/channel.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { message } from '../../../shared/messages/message.ts'
import type { BuyOutcome, CarrierConnector, VoidOutcome } from '../../app/ports/carrier.ts'
import type { Fetched, LabelEvents, Looked } from '../../app/ports/label-events.ts'
import type { LabelPurchaseTable } from '../../app/ports/label-tables.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import type { Store } from '../../app/ports/store.ts'
import { waitMs } from '../../remote/backoff.ts'
import { limited } from '../../remote/call-limit.ts'
import {
  afterFailure,
  afterRefusedAccess,
  afterSuccess,
  type Link,
  link as linkSchema,
  linkState,
  NEW_LINK,
  nextTry,
  ORDINARY_REST_MS,
  tryNow,
} from '../../remote/link.ts'
import type { Rounds } from '../../remote/rounds.ts'
import { boughtParcel } from '../protocol/bought-parcel.ts'

export interface LaneDeps {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly events: LabelEvents
  /** Ends early when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly onFault: (fault: unknown) => void
}

/** Calls under way at once with one account. */
const AT_ONCE = 4
/** Buying gives lookups and voidings their turn after so many claims. */
const CLAIMS_A_ROUND = 10
const IDLE_MS = 1000
const LONGEST_WAIT_MS = 10 * MINUTE_MS
/** A carrier may still be making a label whose answer was lost: before this, not found is no answer. */
const NOT_FOUND_COUNTS_AFTER_MS = 2 * MINUTE_MS
/** The same in lookups, for a clock that was set back since. */
const NOT_FOUND_COUNTS_AFTER_LOOKS = 10
/** More than one account ever waits for. */
const MOST_WAITING = 10_000
const LOOK_AGAIN_MS = 15_000
const STORE_AGAIN_MS = 1000
const LINK = 'link'

type Answer =
  | 'answered'
  | 'unauthorised'
  | { readonly failed: { problem: RemoteError['problem']; afterMs: number } }

/**
 * The work with one account, in rounds: look up what may have been bought, buy what is wanted, fetch papers that
 * are owed, take back what is not needed. A round never waits for the carrier to come back; it says when the next one is due.
 */
export class CarrierLane implements Rounds {
  readonly #deps: LaneDeps
  readonly #account: CarrierAccount
  readonly #connector: CarrierConnector | null
  readonly #hasCredentials: boolean
  #link: Link = NEW_LINK
  #loaded = false
  #hurried = false

  /** `connector` null: no credentials are stored, or this version has no connection to such a carrier. */
  constructor(
    deps: LaneDeps,
    account: CarrierAccount,
    connector: CarrierConnector | null,
    hasCredentials = connector !== null,
  ) {
    this.#deps = deps
    this.#account = account
    this.#connector = connector
    this.#hasCredentials = hasCredentials
  }

  get state(): LinkState {
    return linkState(this.#link, !this.#account.isActive)
  }

  /** A person wants it now, whatever was waited for. */
  hurry(): void {
    this.#link = tryNow(this.#link)
    this.#hurried = !this.#loaded
  }

  /** @returns the instant of the next round; null = not before `hurry`, or another setting of the account */
  async runOnce(signal: AbortSignal): Promise<EpochMs | null> {
    const { clock } = this.#deps
    if (CARRIER_ABILITIES[this.#account.kind].ownRange) {
      await this.#takeBack(null, signal)
      return clock.now() + IDLE_MS
    }
    if (!this.#loaded) await this.#load()
    const connector = this.#connector
    if (connector === null) {
      const { name: account } = this.#account
      const why = message(this.#hasCredentials ? 'labels.noConnection' : 'labels.noCredentials', { account })
      await this.#become(afterRefusedAccess(this.#link, why, clock.now()))
      return null
    }
    const due = nextTry(this.#link, clock.now())
    if (due === null || due > clock.now()) return due
    for (const step of [this.#lookUp, this.#buy, this.#fetch, this.#takeBack, this.#greet]) {
      await this.#become(this.#after(await step.call(this, connector, signal)))
      const next = nextTry(this.#link, clock.now())
      if (signal.aborted || next === null || next > clock.now()) return next
    }
    return clock.now() + IDLE_MS
  }

  /** While it is not known whether the account works, and there is nothing to buy that would show it. */
  async #greet(connector: CarrierConnector, signal: AbortSignal): Promise<Answer[]> {
    const { trouble, lastSuccessAt } = this.#link
    if (trouble === null && lastSuccessAt !== null && !this.#hurried) return []
    this.#hurried = false
    try {
      await limited(signal, (limit) => connector.check(limit))
      return ['answered']
    } catch (error) {
      if (!(error instanceof RemoteError)) throw error
      return [error.kind === 'unauthorised' ? 'unauthorised' : { failed: error }]
    }
  }

  async #lookUp(connector: CarrierConnector, signal: AbortSignal): Promise<Answer[]> {
    const { clock, events } = this.#deps
    const { find } = connector
    if (find === undefined) return []
    return this.#each(await this.#due('uncertain'), async (purchase) => {
      const settle = (looked: Looked, waitMs: number) =>
        this.#stored(() => events.looked(purchase, looked, waitMs), signal)
      try {
        const label = await limited(signal, (limit) => find.call(connector, purchase.request, limit))
        const age = clock.now() - purchase.changedAt
        const isFinal =
          age >= NOT_FOUND_COUNTS_AFTER_MS || (age < 0 && purchase.attempts >= NOT_FOUND_COUNTS_AFTER_LOOKS)
        if (label !== null) await settle({ kind: 'found', label }, 0)
        else if (isFinal) await settle({ kind: 'none' }, 0)
        else await settle({ kind: 'retry' }, LOOK_AGAIN_MS)
        return 'answered'
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error
        await settle({ kind: 'retry' }, this.#waitMs(purchase, error.afterMs))
        return error.kind === 'unauthorised' ? 'unauthorised' : { failed: error }
      }
    })
  }

  async #buy(connector: CarrierConnector, signal: AbortSignal): Promise<Answer[]> {
    const { events } = this.#deps
    const answers: Answer[] = []
    if (!this.#account.isActive) return answers
    for (let claims = 0; claims < CLAIMS_A_ROUND && !signal.aborted; claims += 1) {
      if ((await this.#due('wanted')).length === 0) break
      let ready: ReadonlySet<string> | null
      try {
        ready = await this.#ready(connector, signal)
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error
        answers.push(error.kind === 'unauthorised' ? 'unauthorised' : { failed: error })
        break
      }
      if (ready?.size === 0) {
        answers.push('answered')
        break
      }
      const claimed = await events.claim(this.#account.id, AT_ONCE, ready)
      const some = await this.#each(claimed, async (purchase) => {
        const outcome = await this.#outcome(connector, purchase, signal)
        const afterMs = outcome.kind === 'not-made' ? outcome.afterMs : 0
        const waitMs = outcome.kind === 'not-made' ? this.#waitMs(purchase, afterMs) : 0
        await this.#stored(() => events.bought(purchase, outcome, waitMs), signal)
        switch (outcome.kind) {
          case 'bought':
          case 'refused':
            return 'answered'
          case 'unauthorised':
            return 'unauthorised'
          case 'uncertain':
          case 'not-made':
            return { failed: { problem: outcome.problem, afterMs } }
        }
      })
      answers.push(...some)
      if (some.some((answer) => answer !== 'answered')) break
    }
    return answers
  }

  /**
   * Papers that the carrier did not give with the label. One that cannot be had yet says nothing of the connection:
   * other parcels are bought as before.
   */
  async #fetch(connector: CarrierConnector, signal: AbortSignal): Promise<Answer[]> {
    const { store, clock, events } = this.#deps
    const { fetchAgain } = connector
    if (fetchAgain === undefined) return []
    const about = { accountId: this.#account.id, now: clock.now() }
    const owed = await store.read((tx) => tx.labels.owed(about, AT_ONCE))
    const answers = await this.#each(owed, async (purchase): Promise<Answer | null> => {
      const settle = (fetched: Fetched, waitMs: number) =>
        this.#stored(() => events.fetched(purchase, fetched, waitMs), signal)
      try {
        const documents = await limited(signal, (limit) =>
          fetchAgain.call(connector, boughtParcel(purchase), limit),
        )
        if (!documents.some(({ role }) => role !== 'customs'))
          throw new RemoteError('retry', message('carrierApi.noLabel', { carrier: this.#account.name }))
        await settle({ kind: 'papers', documents }, 0)
        return 'answered'
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error
        const { problem, afterMs, kind } = error
        await settle({ kind: 'retry', problem }, this.#waitMs(purchase, afterMs))
        return kind === 'unauthorised' ? kind : null
      }
    })
    return answers.filter((answer) => answer !== null)
  }

  async #outcome(
    connector: CarrierConnector,
    { request }: LabelPurchase,
    signal: AbortSignal,
  ): Promise<BuyOutcome> {
    const fault = connector.fault(request)
    if (fault !== null) return { kind: 'refused', ...fault }
    try {
      return await limited(signal, (limit) => connector.buy(request, limit))
    } catch (fault) {
      // A bug: what the carrier did is not known.
      this.#deps.onFault(fault)
      return { kind: 'uncertain', problem: message('labels.stoppedInCall') }
    }
  }

  async #takeBack(connector: CarrierConnector | null, signal: AbortSignal): Promise<Answer[]> {
    const { events } = this.#deps
    return this.#each(await this.#due('voiding'), async (purchase) => {
      const outcome = await this.#voidOutcome(connector, purchase, signal)
      const afterMs = outcome.kind === 'not-made' ? outcome.afterMs : 0
      const waitMs = outcome.kind === 'not-made' ? this.#waitMs(purchase, afterMs) : 0
      await this.#stored(() => events.voided(purchase, outcome, waitMs), signal)
      switch (outcome.kind) {
        case 'voided':
        case 'too-late':
          return 'answered'
        case 'unauthorised':
          return 'unauthorised'
        case 'not-made':
          return { failed: { problem: outcome.problem, afterMs } }
      }
    })
  }

  async #voidOutcome(
    connector: CarrierConnector | null,
    purchase: LabelPurchase,
    signal: AbortSignal,
  ): Promise<VoidOutcome> {
    // A number of our own range is only not used.
    if (connector === null) return { kind: 'voided' }
    const takeBack = connector.void
    if (takeBack === undefined)
      return { kind: 'too-late', problem: message('labels.notTakenBack', { carrier: this.#account.name }) }
    return limited(signal, (limit) => takeBack.call(connector, boughtParcel(purchase), limit))
  }

  /** References of what can be bought now, of one who makes labels when it likes; null = all. @throws {RemoteError} */
  async #ready(connector: CarrierConnector, signal: AbortSignal): Promise<ReadonlySet<string> | null> {
    const { ready } = connector
    if (ready === undefined) return null
    const waiting = async () => (await this.#due('wanted', MOST_WAITING)).map(({ request }) => request)
    return await limited(signal, (limit) => ready.call(connector, waiting, limit))
  }

  async #due(state: LabelPurchase['state'], limit = AT_ONCE): Promise<LabelPurchase[]> {
    const { store, clock } = this.#deps
    const what: Parameters<LabelPurchaseTable['due']>[0] = {
      accountId: this.#account.id,
      state,
      now: clock.now(),
    }
    return store.read((tx) => tx.labels.due(what, limit))
  }

  #each<A>(purchases: readonly LabelPurchase[], work: (purchase: LabelPurchase) => Promise<A>): Promise<A[]> {
    return Promise.all(purchases.map(work))
  }

  /** What the carrier did must not be lost for a full disk: it is told again until it is stored, or the program ends. */
  async #stored(settle: () => Promise<void>, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        return await settle()
      } catch (fault) {
        this.#deps.onFault(fault)
        if (signal.aborted) return
        await this.#deps.sleep(STORE_AGAIN_MS, signal)
      }
    }
  }

  #waitMs({ attempts }: LabelPurchase, afterMs: number): number {
    return waitMs(afterMs, Math.max(1, attempts), this.#deps.random, LONGEST_WAIT_MS)
  }

  #after(answers: readonly Answer[]): Link {
    const { clock, random } = this.#deps
    const now = clock.now()
    if (answers.includes('answered')) return afterSuccess(now)
    if (answers.includes('unauthorised'))
      return afterRefusedAccess(
        this.#link,
        message('labels.accessRefused', { account: this.#account.name }),
        now,
      )
    for (const answer of answers)
      if (typeof answer === 'object') return afterFailure(this.#link, answer.failed, now, random)
    return this.#link
  }

  async #load(): Promise<void> {
    const stored = await this.#deps.store.read((tx) => tx.syncState.get(secretsOf(this.#account), LINK))
    const parsed = linkSchema.safeParse(stored)
    if (parsed.success) this.#link = this.#hurried ? tryNow(parsed.data) : parsed.data
    this.#loaded = true
  }

  /** Kept when it matters to a restart, and told when it turns. */
  async #become(next: Link): Promise<void> {
    const before = this.#link
    if (next === before) return
    this.#link = next
    const { store, clock, events } = this.#deps
    const turned = linkState(before, false).kind !== linkState(next, false).kind
    if (turned || before.failures !== next.failures || next.nextTryAt - clock.now() >= ORDINARY_REST_MS)
      await store.write((tx) => tx.syncState.put(secretsOf(this.#account), LINK, next))
    if (turned) await events.linkChanged(this.#account, this.state)
  }
}
