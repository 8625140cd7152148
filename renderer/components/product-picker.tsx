import { Check } from 'lucide-react'
import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useMessages } from '../lib/messages.ts'
import { useLive } from '../lib/use-live.ts'
import { Field } from './field.tsx'
import './product-picker.css'

const TOPICS = ['stock'] as const
const SHOWN = 8

/** One of our products, looked for by name, SKU or bar code; `find` is what to look for to begin with. */
export function ProductPicker(props: {
  sku: string | null
  find: string
  autoFocus: boolean
  onChange: (sku: string) => void
}) {
  const { sku, onChange } = props
  const texts = useMessages('productPicker')
  const [find, setFind] = useState(props.find)
  const found = useLive(TOPICS, (client) => client.stock.list({ search: find.trim(), limit: SHOWN }), [find])
  const rows = found.data?.rows ?? []
  return (
    <>
      <Field label={texts.find} value={find} onChange={setFind} autoFocus={props.autoFocus} />
      <ListBox
        className="product-picker"
        aria-label={texts.product}
        selectionMode="single"
        selectedKeys={sku === null ? [] : [sku]}
        onSelectionChange={(keys) => {
          const row = rows.find((each) => keys !== 'all' && keys.has(each.sku))
          if (row) onChange(row.sku)
        }}
        renderEmptyState={() => <p className="unit">{texts.none}</p>}
      >
        {rows.map((row) => (
          <ListBoxItem key={row.sku} id={row.sku} textValue={`${row.sku} ${row.name}`} className="option">
            <span className="mono">{row.sku}</span>
            <span className="product-picker-name">{row.name}</span>
            {row.sku === sku && <Check size={14} aria-hidden />}
          </ListBoxItem>
        ))}
      </ListBox>
    </>
  )
}
