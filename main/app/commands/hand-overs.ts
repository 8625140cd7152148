import { closeList } from '../hand-over/close-list.ts'
import { printList } from '../hand-over/print-list.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export function handOverHandlers({
  printing,
  purchasing,
}: Pick<AppServices, 'printing' | 'purchasing'>): HandlersOf<'handovers'> {
  return {
    async close(context, call) {
      const { id, parcels } = await closeList(context, call)
      context.afterCommit(() => purchasing.wake())
      return { handOverId: id, parcels }
    },
    print: (context, call, { language }) => printList(context, printing.queue, language, call),
    async askAgain({ tx, now, touch, afterCommit }, { handOverId }) {
      const change = { carrierList: 'wanted', problem: null, attempts: 0, notBefore: now } as const
      if (!(await tx.handOvers.moveCarrierList(handOverId, 'refused', change))) refuse('handOver.notRefused')
      touch('carriers')
      afterCommit(() => purchasing.wake())
      return {}
    },
  }
}
