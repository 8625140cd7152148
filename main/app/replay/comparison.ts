import type { ReplayChange, ReplaySide as ShownSide } from '../../../shared/contract/replay.ts'
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
import { Heaviest } from './examples.ts'
import type { ChangedOrder, Explainers } from './kept-replays.ts'
import type { Moment } from './moments.ts'
import { changesOf, type Outcome, outcomeOf } from './outcome.ts'
import type { Past } from './past-orders.ts'
import { ReplaySide } from './replay-side.ts'
import type { StretchFound } from './stretch-found.ts'
import { ChangedOf, count, SideTally } from './tally.ts'
import { zonesFrom } from './zone-of.ts'

/** What one side made of one order. */
interface Seen {
  readonly decision: Decision | null
  readonly outcome: Outcome
}

interface Differing {
  readonly order: Order
  readonly changes: readonly ReplayChange[]
  readonly before: Seen
  readonly after: Seen
}

/** Published and draft rules over the same past orders, moment by moment. */
export class Comparison {
  readonly #past: Past
  readonly #followers: ReadonlySet<string>
  readonly #speech: NameLookup
  readonly #zoneOf: ReturnType<typeof zonesFrom>
  readonly #published: ReplaySide
  readonly #draft: ReplaySide
  readonly #before = new SideTally()
  readonly #after = new SideTally()
  readonly #changedOf = new ChangedOf()
  readonly #examples: Heaviest<Differing>
  #changed = 0
  readonly #changes = new Map<ReplayChange, number>()
  readonly #bothShip = { orders: 0, before: 0, after: 0 }

  /** `policy`: of the draft; null = the one in force. `examples`: of the orders decided otherwise so many are kept. */
  constructor(
    past: Past,
    rules: readonly Rule[],
    speech: NameLookup,
    { policy, examples }: { policy: Policy | null; examples: number },
  ) {
    const { world, view } = past
    const { version } = view.ruleSet
    const draft = { version: version + 1, publishedAt: 0, author: '', note: '', rules: [...rules] }
    this.#past = past
    this.#followers = followersOf(view.ruleSet.rules, rules)
    this.#speech = speech
    this.#zoneOf = zonesFrom(world.world.sites)
    this.#published = new ReplaySide(world, view.rules, view.fit)
    const tried = policy === null ? world : withChanges(world, { policy })
    this.#draft = new ReplaySide(tried, compileRules(draft, world.context), view.fit)
    this.#examples = new Heaviest(examples)
  }

  get explainers(): Explainers {
    return { published: this.#published, draft: this.#draft, world: this.#past.world }
  }

  decide({ now, orders }: Moment): void {
    const alone = orders.map(({ order }) => order)
    const before = this.#published.decide(alone, now)
    const after = this.#draft.decide(alone, now)
    alone.forEach((order, i) => {
      const zone = this.#zoneOf(order.destination)
      const old = this.#seen(order, before[i] ?? null, now)
      const fresh = this.#seen(order, after[i] ?? null, now)
      this.#before.add(old.outcome, zone)
      this.#after.add(fresh.outcome, zone)
      this.#compare(order, zone, old, fresh)
    })
    this.#before.addHits(ruleHits(made(before), this.#published))
    this.#after.addHits(ruleHits(made(after), this.#draft))
  }

  finish(): StretchFound {
    const { orders, cancelled, view } = this.#past
    return {
      publishedVersion: view.ruleSet.version,
      publishedIds: view.ruleSet.rules.map(({ id }) => id),
      orders: orders.length,
      cancelled,
      from: orders[0]?.receivedAt ?? null,
      until: orders.at(-1)?.receivedAt ?? null,
      before: this.#before,
      after: this.#after,
      bothShip: this.#bothShip,
      changed: this.#changed,
      changes: this.#changes,
      changedOf: this.#changedOf,
      examples: this.#examples.all().map((one) => this.#example(one)),
    }
  }

  #seen(order: Order, decision: Decision | null, now: EpochMs): Seen {
    const { approveSplits } = this.#past.view.settings
    return { decision, outcome: outcomeOf(order, decision, { now, approveSplits }) }
  }

  #compare(order: Order, zone: string, before: Seen, after: Seen): void {
    const { cents: was } = before.outcome
    const { cents: is } = after.outcome
    if (was !== null && is !== null) {
      this.#bothShip.orders += 1
      this.#bothShip.before += was
      this.#bothShip.after += is
    }
    const changes = changesOf(before.outcome, after.outcome)
    if (changes.length === 0) return
    for (const change of changes) count(this.#changes, change)
    this.#changed += 1
    this.#changedOf.add(order, zone)
    const weight =
      was === null || is === null
        ? changes.includes('blocked')
          ? BLOCKED
          : NOT_COMPARED
        : Math.abs(is - was)
    this.#examples.add(weight, { order, changes, before, after })
  }

  #example({ order, changes, before, after }: Differing): ChangedOrder {
    const { cents: was } = before.outcome
    const { cents: is } = after.outcome
    return {
      order,
      before: before.decision,
      after: after.decision,
      row: {
        orderId: order.id,
        reference: order.reference,
        customer: order.destination.company ?? order.destination.name,
        placedAt: order.placedAt,
        changes: [...changes],
        before: shown(before, this.#speech),
        after: shown(after, this.#speech),
        differenceCents: was === null || is === null ? null : is - was,
        causes: causesOf(
          verdictsOf(this.#published, before.decision),
          verdictsOf(this.#draft, after.decision),
          this.#followers,
        ),
      },
    }
  }
}

/** Of examples, in cents: what would not go any more comes first, then what goes on one side only. */
const BLOCKED = Number.MAX_SAFE_INTEGER
const NOT_COMPARED = BLOCKED - 1

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
