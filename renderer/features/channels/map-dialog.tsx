import { Check } from 'lucide-react'
import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { MOST_UNITS } from '../../../shared/domain/channel-mapping.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { mappingMessages } from './mapping-messages.ts'
import type { Mapping } from './use-mapping.ts'

/** A SKU to be mapped, and what is known of it; '' = any, typed first. */
export interface MapWish {
  readonly channelSku: string
  readonly sku: string | null
  readonly units: number
  /** What to look for among our products to begin with. */
  readonly find: string
}

const TOPICS = ['stock'] as const
const SHOWN = 8

/** Which product a SKU of the channel is, and how many of it. */
export function MapDialog(props: { wish: MapWish; mapping: Mapping; onClose: () => void }) {
  const { wish, mapping } = props
  const texts = useMessages(mappingMessages)
  const [channelSku, setChannelSku] = useState(wish.channelSku)
  const [find, setFind] = useState(wish.find)
  const [sku, setSku] = useState(wish.sku)
  const [units, setUnits] = useState(wish.units)
  const found = useLive(TOPICS, (client) => client.stock.list({ search: find.trim(), limit: SHOWN }), [find])
  const rows = found.data?.rows ?? []
  const isFilled = channelSku.trim() !== '' && sku !== null

  async function save() {
    if (sku === null) return
    if (await mapping.mean(channelSku.trim(), { kind: 'product', sku, units })) props.onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={texts.dialogTitle(wish.channelSku)}
      actions={
        <>
          <Button onPress={props.onClose}>{texts.cancel}</Button>
          <Button
            tone="primary"
            busy={mapping.busy}
            why={isFilled ? null : texts.findProduct}
            onPress={() => void save()}
          >
            {texts.save}
          </Button>
        </>
      }
    >
      {wish.channelSku === '' && (
        <Field label={texts.theirSku} value={channelSku} onChange={setChannelSku} isMono autoFocus />
      )}
      <Field label={texts.findProduct} value={find} onChange={setFind} autoFocus={wish.channelSku !== ''} />
      <ListBox
        className="map-products"
        aria-label={texts.product}
        selectionMode="single"
        selectedKeys={sku === null ? [] : [sku]}
        onSelectionChange={(keys) => {
          const row = rows.find((each) => keys !== 'all' && keys.has(each.sku))
          if (row) setSku(row.sku)
        }}
        renderEmptyState={() => <p className="unit">{texts.noProduct}</p>}
      >
        {rows.map((row) => (
          <ListBoxItem key={row.sku} id={row.sku} textValue={`${row.sku} ${row.name}`} className="option">
            <span className="mono">{row.sku}</span>
            <span className="map-product-name">{row.name}</span>
            {row.sku === sku && <Check size={14} aria-hidden />}
          </ListBoxItem>
        ))}
      </ListBox>
      <div className="channel-buffer">
        <NumberField
          label={texts.units}
          help={texts.unitsHelp}
          value={units}
          min={1}
          max={MOST_UNITS}
          onChange={setUnits}
        />
      </div>
    </Dialog>
  )
}
