import { useState } from 'react'
import type { ExpectedReceipt } from '../../../shared/domain/expected-receipt.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

const RESTS = ['comes', 'not'] as const
type Rest = (typeof RESTS)[number]

/** Goods have come: how many, and what is to be thought of the rest. */
export function TakeReceiptDialog({ receipt, onClose }: { receipt: ExpectedReceipt; onClose: () => void }) {
  const texts = useMessages('receipts')
  const verbs = useMessages('verbs')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const [arrived, setArrived] = useState(receipt.quantity)
  const [rest, setRest] = useState<Rest>('comes')
  const [restOn, setRestOn] = useState(receipt.on)
  const take = useCommand((client) => client.receipts.take)
  const takeBack = useCommand((client) => client.receipts.takeBack)
  const isShort = arrived < receipt.quantity

  async function go() {
    const { quantity: _, from: __, ...key } = receipt
    const arrival = { arrived, restOn: isShort && rest === 'comes' ? restOn : null }
    const outcome = await take.run({ ...key, ...arrival })
    if (outcome.kind !== 'done') return
    const { onHand } = outcome.value
    const { sku } = receipt
    const undo = async () => {
      const back = await takeBack.run({ ...receipt, ...arrival, expectedOnHand: onHand })
      if (back.kind === 'done') say('neutral', texts.takenBack({ sku }))
    }
    say('done', texts.taken({ sku, site: names.site(receipt.siteId), arrived, onHand }), {
      label: verbs.undo,
      isUndo: true,
      run: () => void undo(),
    })
    onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={onClose}
      title={texts.takeTitle({ sku: receipt.sku })}
      verb={texts.take}
      busy={take.busy}
      why={isShort && rest === 'comes' && restOn === '' ? texts.needsDay : null}
      onGo={() => void go()}
    >
      <NumberField
        enterSends="when-seen"
        label={texts.arrived}
        help={texts.ofExpected({ quantity: receipt.quantity, site: names.site(receipt.siteId) })}
        value={arrived}
        min={1}
        max={1_000_000}
        onChange={setArrived}
        autoFocus
      />
      {isShort && (
        <>
          <Select
            label={texts.rest({ quantity: receipt.quantity - arrived })}
            choices={RESTS.map((id) => ({ id, label: texts.rests[id] }))}
            value={rest}
            onChange={setRest}
          />
          {rest === 'comes' && <Field label={texts.on} type="date" value={restOn} onChange={setRestOn} />}
        </>
      )}
    </AskDialog>
  )
}
