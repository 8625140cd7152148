import type { WorkOrder } from '../ports/hub.ts'
import type { AppServices } from '../services/app-services.ts'

/**
 * What one process does for all that share the store: deciding and its rounds, the channels' and carriers' loops, what they
 * are compared with, and the printers that are at no station. They talk to each other in memory, so one process has all.
 */
export type Work = Pick<
  AppServices,
  'scheduler' | 'sync' | 'reconciler' | 'catalogues' | 'purchasing' | 'gate'
> & {
  wakePrinter(printerId: string): void
}

/** Does what a process that does not hold the work asks of the one that does. Nothing is waited for. */
export function carryOut(work: Work, order: WorkOrder): void {
  switch (order.what) {
    case 'scheduler':
      return work.scheduler.wake()
    case 'purchases':
      return work.purchasing.wake()
    case 'channel-sync':
      return work.sync.syncNow(order.id)
    case 'channel-restart':
      return work.sync.reload(order.id)
    case 'comparison':
      return void work.reconciler.start(order.id)
    case 'repair-check':
      return void work.reconciler.verify(order.id)
    case 'catalogue-reading':
      return void work.catalogues.read(order.id)
    case 'catalogue-taking':
      return void work.catalogues.take(order.id)
    case 'account-restart':
      return work.purchasing.reload(order.id)
    case 'printer':
      return work.wakePrinter(order.id)
  }
}
