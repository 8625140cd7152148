import type { CommandType } from '../../shared/contract/commands.ts'

/** Names that earlier versions gave to commands; their journals keep them. */
const FORMER_NAMES: ReadonlyMap<string, CommandType> = new Map([
  ['channels.link', 'channels.changeLink'],
  ['channels.owner', 'channels.checkOwner'],
  ['channels.reconcile', 'channels.compareStock'],
  ['channels.settle', 'channels.settlePushes'],
  ['channels.sweep-stock', 'channels.pushAllStock'],
  ['channels.takeOrderIn', 'channels.acceptOrder'],
  ['orders.auto-release', 'orders.releaseDue'],
  ['orders.decideAgain', 'orders.reallocate'],
  ['orders.end-wait', 'orders.endWaits'],
  ['orders.hear', 'orders.applyAnswers'],
  ['orders.release-unasked', 'orders.releaseUnasked'],
  ['orders.restate-stops', 'orders.restateStops'],
  ['orders.restate-uncollected', 'orders.restateUncollected'],
  ['orders.take-in', 'orders.import'],
  ['records.unreadable', 'records.reportUnreadable'],
])

/** A stored type by its name of today. */
export function currentCommandType(stored: string): string {
  return FORMER_NAMES.get(stored) ?? stored
}
