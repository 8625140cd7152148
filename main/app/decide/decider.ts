import type { Order } from '../../../shared/domain/order.ts'
import type { WorkspaceSettings } from '../../../shared/domain/workspace.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import { type RuleSet } from '../../../shared/rules/document.ts'
import type { Decision } from '../../engine/decision.ts'
import { orchestrate } from '../../engine/orchestrate.ts'
import { type PreparedWorld, prepareWorld } from '../../engine/prepare/prepare-world.ts'
import { type CompiledRules, compileRules } from '../../engine/rules/compile-rules.ts'
import { pushAvailability } from '../availability.ts'
import type { CommandContext, Commands } from '../command.ts'
import type { Store, Tx } from '../ports/store.ts'
import { DECIDED_REASONS } from './decided-reasons.ts'
import { loadWorld } from './load-world.ts'
import { type DecisionWrite, toDecisionWrite } from './to-record.ts'

/** Orders decided and committed in one transaction; larger groups only hold the window longer. */
const GROUP = 500

/** Everything a group of decisions was made from. */
export interface DecidingView {
  readonly world: PreparedWorld
  readonly rules: CompiledRules
  readonly ruleSet: RuleSet
  readonly settings: WorkspaceSettings
}

export interface DecideResult {
  readonly decided: number
  /** Decided against stock that was taken meanwhile; decided again with the next group. */
  readonly again: number
  readonly more: boolean
}

export interface Decider {
  /** Decides and commits the next group of received orders. */
  decideNext(): Promise<DecideResult>
  /** Decides all that is received now; ends also when nothing can be committed any more. */
  decideAll(): Promise<number>
  /** What the engine sees now, for previews and explanations; nothing is written. */
  view(): Promise<DecidingView>
  /** Decides in memory against the present view, with `adjust` made to it; nothing is written. */
  preview(orders: readonly Order[]): Promise<readonly Decision[]>
}

export function openDecider(deps: { store: Store; commands: Commands; clock: Clock }): Decider {
  const { store, commands, clock } = deps

  async function viewIn(tx: Tx): Promise<DecidingView> {
    const now = clock.now()
    const world = await loadWorld(tx, now)
    const ruleSet = await tx.ruleSets.current()
    const prepared = prepareWorld(world, now)
    return {
      world: prepared,
      rules: compileRules(ruleSet, ruleContext(world)),
      ruleSet,
      settings: await tx.settings.workspace(),
    }
  }

  async function decideNext(): Promise<DecideResult> {
    const { orders, view } = await store.read(async (tx) => {
      const orders = await tx.orders.awaitingDecision(GROUP)
      return { orders, view: orders.length === 0 ? null : await viewIn(tx) }
    })
    if (view === null) return { decided: 0, again: 0, more: false }
    const now = clock.now()
    const decisions = orchestrate(orders, view.world, view.rules, now)
    const committed = await commands.system('orders.decide', (context) =>
      commit(context, orders, decisions, view),
    )
    return {
      decided: committed,
      again: orders.length - committed,
      more: orders.length === GROUP || committed < orders.length,
    }
  }

  return {
    decideNext,
    async decideAll() {
      let total = 0
      for (;;) {
        const { decided, more } = await decideNext()
        total += decided
        if (!more || decided === 0) return total
      }
    },
    view: () => store.read(viewIn),
    async preview(orders) {
      const { world, rules } = await store.read(viewIn)
      return orchestrate(orders, world, rules, clock.now())
    },
  }
}

/** Writes a group of decisions with their exceptions, closes those whose cause cleared, and tells the channels. */
async function commit(
  context: CommandContext,
  orders: readonly Order[],
  decisions: readonly Decision[],
  view: DecidingView,
): Promise<number> {
  const { tx, now } = context
  const writes = orders.flatMap((order, i): DecisionWrite[] => {
    const decision = decisions[i]
    if (!decision) return []
    return [
      toDecisionWrite(order, decision, {
        now,
        ruleSetVersion: view.ruleSet.version,
        approveSplits: view.settings.approveSplits,
        newId: context.newId,
      }),
    ]
  })
  const written = new Set(await tx.decisions.commit(writes.map(({ record }) => record)))
  const done = writes.filter(({ record }) => written.has(record.orderId))
  await settleExceptions(context, done)
  await pushAvailability(tx, skusOf(orders, written), now, context.newId)
  await tx.ruleSets.addHits(now, countHits(view.rules, done))
  context.about(...written)
  if (written.size > 0) context.touch('orders', 'exceptions', 'stock')
  return written.size
}

function skusOf(orders: readonly Order[], written: ReadonlySet<string>): string[] {
  return orders.filter(({ id }) => written.has(id)).flatMap(({ lines }) => lines.map(({ sku }) => sku))
}

/** Opens what the new decisions found; closes what earlier decisions had found and these no longer do. */
async function settleExceptions(context: CommandContext, writes: readonly DecisionWrite[]): Promise<void> {
  const { tx, now } = context
  const open = await tx.exceptions.countByOrders(writes.map(({ record }) => record.orderId))
  for (const { record, exception } of writes) {
    if (!open.has(record.orderId)) continue
    const cleared = DECIDED_REASONS.filter((reason) => reason !== exception?.cause.reason)
    await tx.exceptions.close(record.orderId, cleared, 'cleared', now)
  }
  await tx.exceptions.open(writes.flatMap(({ exception }) => exception ?? []))
}
