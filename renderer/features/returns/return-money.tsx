import type { ReturnRow } from '../../../shared/contract/return-list.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'

/** What goes back for a return, and how far that is; an exchange is named beside it. */
export function ReturnMoney({ row }: { row: ReturnRow }) {
  const texts = useMessages('returnList')
  const said = useMoneyText()(row)
  const isOpen = row.stage === 'received' && row.owedCents > 0
  return (
    <span className={isOpen ? undefined : 'unit'}>
      {row.exchange !== null && `${texts.exchanged} · `}
      {said}
    </span>
  )
}

function useMoneyText(): (row: ReturnRow) => string {
  const { money: texts } = useMessages('returnList')
  const format = useFormat()
  return ({ order, kind, stage, owedCents, paidCents, refundState }) => {
    const amount = (cents: number) => (order === null ? '' : format.money(cents, order.currency))
    switch (refundState) {
      case 'at-channel':
        return texts.atChannel
      case 'waived':
        return texts.waived
      case 'done':
        return texts.paid({ amount: amount(paidCents) })
      case 'waiting':
        return texts.waiting({ amount: amount(paidCents) })
      case 'refused':
        return texts.refused({ amount: amount(paidCents) })
      case 'by-hand':
        return texts.byHand({ amount: amount(paidCents) })
      case 'none':
        if (owedCents === 0) return stage === 'refused' || stage === 'cancelled' ? '–' : texts.nothing
        return (kind === 'taken' ? texts.owed : texts.expected)({ amount: amount(owedCents) })
    }
  }
}
