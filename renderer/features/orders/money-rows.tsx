import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { moneyMessages } from './money-messages.ts'
import './money-rows.css'

interface MoneyRow {
  readonly id: string
  readonly name: string
  /** Minor units of the order's currency; null = only the shop knows. */
  readonly cents: number | null
  readonly isSum?: boolean
}

/** Amounts under each other in the order's currency, sums set off. */
export function MoneyRows(props: { currency: string; rows: readonly MoneyRow[]; note?: string }) {
  const texts = useMessages(moneyMessages)
  const format = useFormat()
  return (
    <div className="money-rows">
      <dl>
        {props.rows.map(({ id, name, cents, isSum }) => (
          <div key={id} className={isSum ? 'money-row money-sum' : 'money-row'}>
            <dt>{name}</dt>
            <dd>{cents === null ? texts.unknown : format.money(cents, props.currency)}</dd>
          </div>
        ))}
      </dl>
      {props.note !== undefined && <p className="unit">{props.note}</p>}
    </div>
  )
}
