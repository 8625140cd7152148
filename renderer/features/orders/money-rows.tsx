import { useFormat } from '../../lib/use-format.ts'
import './money-rows.css'

export interface MoneyRow {
  readonly id: string
  readonly name: string
  /** Minor units of the order's currency; null = not known here. */
  readonly cents: number | null
  readonly isSum?: boolean
}

/** Amounts under each other in the order's currency, sums set off. */
export function MoneyRows(props: {
  currency: string
  /** Stands for an amount that is not known. */
  unknown: string
  rows: readonly MoneyRow[]
  note?: string
}) {
  const format = useFormat()
  return (
    <div className="money-rows">
      <dl>
        {props.rows.map(({ id, name, cents, isSum }) => (
          <div key={id} className={isSum ? 'money-row money-sum' : 'money-row'}>
            <dt>{name}</dt>
            <dd>{cents === null ? props.unknown : format.money(cents, props.currency)}</dd>
          </div>
        ))}
      </dl>
      {props.note !== undefined && <p className="unit">{props.note}</p>}
    </div>
  )
}
