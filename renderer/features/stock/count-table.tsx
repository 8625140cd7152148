import { useState } from 'react'
import type { CountRow } from '../../../shared/contract/counts.ts'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { SkuButton } from './sku-button.tsx'

/** The lines of a count; what was found is entered where it stands, Enter goes on to the next line. */
export function CountTable(props: {
  rows: readonly CountRow[]
  which: { readonly countId: string; readonly siteId: string }
  isOpen: boolean
  onOpen: (sku: string) => void
}) {
  const { rows, which, isOpen, onOpen } = props
  const texts = useMessages('counts')
  const format = useFormat()
  const currency = useOwnCurrency()
  if (rows.length === 0) return <p className="unit">{texts.noLines}</p>
  return (
    <table className="stock-moves" aria-label={texts.sheet}>
      <thead>
        <tr>
          <th scope="col">{texts.sku}</th>
          <th scope="col">{texts.product}</th>
          {(['onHand', 'packed', 'picking', 'counted', 'difference', 'worth'] as const).map((column) => (
            <th key={column} scope="col" className="stock-moves-figure" title={texts.columnHelp[column]}>
              {texts.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.sku}>
            <th scope="row">
              <SkuButton sku={row.sku} onOpen={onOpen} />
            </th>
            <td>{row.name}</td>
            <td className="stock-moves-figure">{format.integer(row.expected)}</td>
            <td className="stock-moves-figure">{format.integer(row.packed)}</td>
            <td className="stock-moves-figure">{format.integer(row.picking)}</td>
            <td className="stock-moves-figure">
              {isOpen ? (
                <Counted key={row.counted ?? 'none'} row={row} which={which} />
              ) : (
                row.counted !== null && format.integer(row.counted)
              )}
            </td>
            <td className={row.difference ? 'stock-moves-figure stock-differs' : 'stock-moves-figure'}>
              {row.difference !== null && row.difference > 0 && '+'}
              {row.difference !== null && format.integer(row.difference)}
            </td>
            <td className="stock-moves-figure">
              {row.valueCents !== null && row.valueCents !== 0 && format.money(row.valueCents, currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Counted({
  row,
  which,
}: {
  row: CountRow
  which: { readonly countId: string; readonly siteId: string }
}) {
  const texts = useMessages('counts')
  const [text, setText] = useState(row.counted === null ? '' : String(row.counted))
  const { run } = useCommand((client) => client.counts.enter)
  const typed = text.trim() === '' ? null : Number(text.replace(/\s/g, ''))
  const isSound = typed === null || (Number.isInteger(typed) && typed >= 0)

  function keep() {
    if (isSound && typed !== row.counted) void run({ ...which, code: row.sku, quantity: typed, how: 'set' })
  }

  return (
    <input
      className="stock-counted"
      aria-label={texts.foundOf({ sku: row.sku })}
      aria-invalid={!isSound}
      inputMode="numeric"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') setText(row.counted === null ? '' : String(row.counted))
        if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        const line = event.currentTarget.closest('tr')
        const next = event.key === 'ArrowUp' ? line?.previousElementSibling : line?.nextElementSibling
        const field = next?.querySelector<HTMLInputElement>('.stock-counted')
        if (field) field.select()
        else event.currentTarget.blur()
      }}
    />
  )
}
