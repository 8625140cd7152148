import { useState } from 'react'
import type { UnmappedSku } from '../../../shared/contract/channel-mapping.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

const UNKNOWN_SIZE = { lengthMm: 0, widthMm: 0, heightMm: 0 }
const USUAL_WEIGHT_G = 500

/** A product that the channel sells already and that is new here; sizes and price are filled in with an import later. */
export function NewProductDialog(props: { channelId: string; unmapped: UnmappedSku; onClose: () => void }) {
  const { channelId, unmapped } = props
  const texts = useMessages('channelMapping')
  const say = useToasts((toasts) => toasts.say)
  const create = useCommand((client) => client.channels.createProduct)
  const [sku, setSku] = useState(unmapped.channelSku)
  const [name, setName] = useState(unmapped.name ?? '')
  const [barcode, setBarcode] = useState(unmapped.barcode ?? '')
  const [weightG, setWeight] = useState(USUAL_WEIGHT_G)
  const missing = sku.trim() === '' ? texts.ourSku : name.trim() === '' ? texts.name : null

  async function save() {
    const outcome = await create.run({
      channelId,
      channelSku: unmapped.channelSku,
      product: {
        sku: sku.trim(),
        name: name.trim(),
        category: null,
        barcode: barcode.trim() === '' ? null : barcode.trim(),
        weightG,
        dimensions: UNKNOWN_SIZE,
        flags: [],
        priceCents: 0,
      },
    })
    if (outcome.kind !== 'done') return
    say('done', texts.created({ sku: sku.trim(), freed: outcome.value.freed }))
    props.onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={props.onClose}
      title={texts.createTitle({ sku: unmapped.channelSku })}
      verb={texts.createGo}
      busy={create.busy}
      why={missing}
      onGo={() => void save()}
    >
      <Field label={texts.ourSku} value={sku} onChange={setSku} isMono />
      <Field label={texts.name} value={name} onChange={setName} autoFocus />
      <Field label={texts.barcodeField} value={barcode} onChange={setBarcode} isMono />
      <div className="channel-buffer">
        <NumberField label={texts.weight} value={weightG} unit="g" onChange={setWeight} />
      </div>
    </AskDialog>
  )
}
