import { useState } from 'react'
import { MOST_UNITS } from '../../../shared/domain/channel-mapping.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { ProductPicker } from '../../components/product-picker.tsx'
import { useMessages } from '../../lib/messages.ts'
import type { Mapping } from './use-mapping.ts'

/** A SKU to be mapped, and what is known of it; '' = any, typed first. */
export interface MapWish {
  readonly channelSku: string
  readonly sku: string | null
  readonly units: number
  /** What to look for among our products to begin with. */
  readonly find: string
}

/** Which product a SKU of the channel is, and how many of it. */
export function MapDialog(props: { wish: MapWish; mapping: Mapping; onClose: () => void }) {
  const { wish, mapping } = props
  const texts = useMessages('channelMapping')
  const verbs = useMessages('verbs')
  const [channelSku, setChannelSku] = useState(wish.channelSku)
  const [sku, setSku] = useState(wish.sku)
  const [units, setUnits] = useState(wish.units)
  const isFilled = channelSku.trim() !== '' && sku !== null

  async function save() {
    if (sku === null) return
    if (await mapping.mean(channelSku.trim(), { kind: 'product', sku, units })) props.onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={props.onClose}
      title={wish.channelSku === '' ? texts.dialogTitle : texts.dialogTitleOf({ sku: wish.channelSku })}
      verb={verbs.save}
      busy={mapping.busy}
      why={isFilled ? null : texts.findProduct}
      onGo={() => void save()}
    >
      {wish.channelSku === '' && (
        <Field label={texts.theirSku} value={channelSku} onChange={setChannelSku} isMono autoFocus />
      )}
      <ProductPicker sku={sku} find={wish.find} autoFocus={wish.channelSku !== ''} onChange={setSku} />
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
    </AskDialog>
  )
}
