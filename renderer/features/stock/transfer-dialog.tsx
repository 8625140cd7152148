import { useState } from 'react'
import { DAY_MS } from '../../../shared/lib/clock.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

const LEAD_DAYS = 2

/** So many of a SKU that one site could send another. */
export interface Transfer {
  readonly sku: string
  readonly fromSiteId: string
  readonly siteId: string
  readonly units: number
}

/** They leave one site now and are expected at the other; taken back by Ctrl+Z. */
export function TransferDialog(props: { transfer: Transfer; onClose: () => void }) {
  const { onClose } = props
  const { sku, fromSiteId, siteId, units } = props.transfer
  const texts = useMessages('low')
  const verbs = useMessages('verbs')
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const [quantity, setQuantity] = useState(units)
  const [on, setOn] = useState(localDateOf(roomClock.now() + LEAD_DAYS * DAY_MS, useTimeZone()))
  const transfer = useCommand((client) => client.receipts.transfer)
  const drop = useCommand((client) => client.receipts.drop)

  async function go() {
    const outcome = await transfer.run({ fromSiteId, siteId, sku, quantity, on })
    if (outcome.kind !== 'done') return
    const { reference } = outcome.value
    say('done', texts.sent({ sku, quantity, site: names.site(siteId) }), {
      label: verbs.undo,
      isUndo: true,
      run: () => void drop.run({ siteId, sku, on, reference }),
    })
    onClose()
  }

  return (
    <AskDialog
      isOpen
      onClose={onClose}
      title={texts.title2({ sku, site: names.site(siteId) })}
      verb={texts.send({ site: names.site(fromSiteId) })}
      busy={transfer.busy}
      onGo={() => void go()}
    >
      <NumberField
        label={texts.units}
        help={texts.sendHelp}
        value={quantity}
        min={1}
        max={1_000_000}
        onChange={setQuantity}
        autoFocus
      />
      <Field label={texts.on} type="date" value={on} onChange={setOn} />
    </AskDialog>
  )
}
