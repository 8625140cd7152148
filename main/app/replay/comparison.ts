import type { ReplayChange, ReplaySide as ShownSide } from '../../../shared/contract/replay.ts'
import { REPLAY_CHANGES } from '../../../shared/contract/replay.ts'
import type { RuleVerdict } from '../../../shared/domain/explanation.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Policy } from '../../../shared/domain/policy.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Rule } from '../../../shared/rules/document.ts'
import type { Decision } from '../../engine/decision.ts'
import { matchesOf } from '../../engine/explain/explain.ts'
import { withChanges } from '../../engine/prepare/prepared-world.ts'
import { compileRules } from '../../engine/rules/compile.ts'
import { ruleHits } from '../decide/rule-hits.ts'
import { type NameLookup, sentenceOf } from '../queries/name-lookup.ts'
import { partsOf } from '../queries/what-if.ts'
import { causesOf, followersOf } from './causes.ts'
import type { ChangedOrder, Replay } from './kept-replays.ts'
import type { Moment } from './moments.ts'
import { changesOf, type Outcome, outcomeOf } from './outcome.ts'
import type { Past } from './past-orders.ts'
import { ReplaySide } from './replay-side.ts'
import { compareTallies, SideTally } from './tally.ts'

/** What one side made of one order. */
interface Seen {
  readonly decision: Decision | null
  readonly outcome: Outcome
}

/** Published and draft rules over the same past orders, moment by moment. */
export class Comparison {
  readonly #past: Past
  readonly #rules: readonly Rule[]
  readonly #followers: ReadonlySet<string>
  readonly #speech: NameLookup
  readonly #published: ReplaySide
  readonly #draft: ReplaySide
  readonly #before = new SideTally()
  readonly #after = new SideTally()
  readonly #changed: ChangedOrder[] = []
  readonly #changes = new Map<ReplayChange, number>()
  readonly #bothShip = { orders: 0, before: 0, after: 0 }

  /** `policy`: of the draft; null = the one in force. */
  constructor(past: Past, rules: readonly Rule[], speech: NameLookup, policy: Policy | null) {
    const { world, view } = past
    const { version } = view.ruleSet
    const draft = { version: version + 1, publishedAt: 0, author: '', note: '', rules: [...rules] }
    this.#past = past
    this.#rules = rules
    this.#followers = followersOf(view.ruleSet.rules, rules)
    this.#speech = speech
    this.#published = new ReplaySide(world, view.rules, view.fit)
    const tried = policy === null ? world : withChanges(world, { policy })
    this.#draft = new ReplaySide(tried, compileRules(draft, world.context), view.fit)
  }

  decide({ now, orders }: Moment): void {
    const alone = orders.map(({ order }) => order)
    const before = this.#published.decide(alone, now)
    const after = this.#draft.decide(alone, now)
    alone.forEach((order, i) => {
      const old = this.#seen(order, before[i] ?? null, now)
      const fresh = this.#seen(order, after[i] ?? null, now)
      this.#before.add(old.outcome)
      this.#after.add(fresh.outcome)
      this.#compare(order, old, fresh)
    })
    this.#before.addHits(ruleHits(made(before), this.#published))
    this.#after.addHits(ruleHits(made(after), this.#draft))
  }

  finish(replayId: string): Replay {
    const { orders, cancelled, isCapped, view, world } = this.#past
    const of = (change: ReplayChange): number => this.#changes.get(change) ?? 0
    return {
      changed: this.#changed,
      published: this.#published,
      draft: this.#draft,
      world,
      speech: this.#speech,
      result: {
        replayId,
        orders: orders.length,
        cancelled,
        isCapped,
        from: orders[0]?.receivedAt ?? null,
        until: orders.at(-1)?.receivedAt ?? null,
        publishedVersion: view.ruleSet.version,
        ...compareTallies(this.#before, this.#after),
        bothShip: this.#bothShip,
        changed: this.#changed.length,
        changes: recordOf(of),
        hits: this.#hits(),
      },
    }
  }

  #seen(order: Order, decision: Decision | null, now: EpochMs): Seen {
    const { approveSplits } = this.#past.view.settings
    return { decision, outcome: outcomeOf(order, decision, { now, approveSplits }) }
  }

  #compare(order: Order, before: Seen, after: Seen): void {
    const { cents: was } = before.outcome
    const { cents: is } = after.outcome
    if (was !== null && is !== null) {
      this.#bothShip.orders += 1
      this.#bothShip.before += was
      this.#bothShip.after += is
    }
    const changes = changesOf(before.outcome, after.outcome)
    if (changes.length === 0) return
    for (const change of changes) this.#changes.set(change, (this.#changes.get(change) ?? 0) + 1)
    this.#changed.push({
      order,
      before: before.decision,
      after: after.decision,
      row: {
        orderId: order.id,
        reference: order.reference,
        customer: order.destination.company ?? order.destination.name,
        placedAt: order.placedAt,
        changes,
        before: shown(before, this.#speech),
        after: shown(after, this.#speech),
        differenceCents: was === null || is === null ? null : is - was,
        causes: causesOf(
          verdictsOf(this.#published, before.decision),
          verdictsOf(this.#draft, after.decision),
          this.#followers,
        ),
      },
    })
  }

  /** Rules in the order of the draft, then those it has dropped. */
  #hits() {
    const published = this.#past.view.ruleSet.rules
    const was = new Set(published.map(({ id }) => id))
    const is = new Set(this.#rules.map(({ id }) => id))
    return [...new Set([...is, ...was])].map((ruleId) => ({
      ruleId,
      before: was.has(ruleId) ? (this.#before.hits.get(ruleId) ?? 0) : null,
      after: is.has(ruleId) ? (this.#after.hits.get(ruleId) ?? 0) : null,
    }))
  }
}

function made(decisions: readonly (Decision | null)[]): readonly Decision[] {
  return decisions.filter((decision) => decision !== null)
}

function verdictsOf({ rules }: ReplaySide, decision: Decision | null): readonly RuleVerdict[] {
  return decision === null ? [] : matchesOf(decision, rules)
}

function shown({ decision, outcome }: Seen, speech: NameLookup): ShownSide {
  const { kind, cents, cause, priority, tags, demands } = outcome
  return {
    kind,
    parts: decision === null ? [] : [...partsOf(decision)],
    cents,
    problem: cause && sentenceOf(cause, speech),
    priority,
    tags: [...tags],
    signature: demands?.signature ?? false,
    insuranceCents: demands?.insuranceCents ?? null,
    relayPoint: demands?.relayPoint ?? false,
  }
}

function recordOf(valueOf: (change: ReplayChange) => number): Record<ReplayChange, number> {
  return Object.fromEntries(REPLAY_CHANGES.map((change) => [change, valueOf(change)])) as Record<
    ReplayChange,
    number
  >
}
