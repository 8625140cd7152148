import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { ReturnsOfOrder } from '../../../shared/contract/returns.ts'
import { RETURN_REASONS, type ReturnReason } from '../../../shared/domain/return.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { ReturnLabelFields, useReturnLabel } from '../../components/return-label-fields.tsx'
import { ReturnTerms } from '../../components/return-terms.tsx'
import { Select } from '../../components/select.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import './returns.css'

/** Asks what a customer is going to send back, where to, and by which label. */
export function ExpectReturnDialog(props: {
  detail: OrderDetail
  known: ReturnsOfOrder
  onClose: () => void
}) {
  const { detail, known, onClose } = props
  const { order } = detail
  const texts = useMessages('returns')
  const verbs = useMessages('verbs')
  const fields = useMessages('orderReturn')
  const { lateFirst } = useMessages('returnList')
  const sites = useSites() ?? []
  const say = useToasts((toasts) => toasts.say)
  const announce = useCommand((client) => client.returns.announce)
  const from = known.returnable.find(({ siteId }) => siteId !== null)?.siteId
  const [site, setSite] = useState<string | null>(null)
  const siteId = site ?? from ?? sites[0]?.id ?? null
  const [units, setUnits] = useState<ReadonlyMap<string, number>>(() =>
    known.returnable.length === 1
      ? new Map(known.returnable.map(({ lineId, quantity }) => [lineId, quantity]))
      : new Map(),
  )
  const [reason, setReason] = useState<ReturnReason>('unwanted')
  const [note, setNote] = useState('')
  const [takesLate, setTakesLate] = useState(false)
  const whyLate = known.daysLate > 0 && !takesLate ? lateFirst : null
  const label = useReturnLabel(order.id, siteId)
  const lines = known.returnable.flatMap(({ lineId }) => {
    const quantity = units.get(lineId) ?? 0
    return quantity === 0 ? [] : [{ lineId, quantity }]
  })

  async function go() {
    if (siteId === null) return
    const common = { orderId: order.id, siteId, lines, reason, note: note.trim() }
    const input = { ...common, label: label.choice, takesLate }
    const outcome = await announce.run(input)
    if (outcome.kind !== 'done') return
    say('done', label.choice === null ? texts.announced : texts.sending)
    onClose()
  }

  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title={texts.announceTitle({ reference: order.reference })}
      actions={
        <>
          <Button onPress={onClose}>{verbs.back}</Button>
          <Button
            tone="primary"
            busy={announce.busy}
            why={lines.length === 0 ? fields.nothing : whyLate}
            onPress={() => void go()}
          >
            {label.choice === null ? texts.announceOnly : texts.announceNow}
          </Button>
        </>
      }
    >
      <ul className="return-lines">
        {known.returnable.map(({ lineId, sku, quantity }) => (
          <li key={lineId} className="return-line">
            <p>
              <span className="mono">{sku}</span>
              <br />
              <span className="unit">{detail.productNames.get(sku) ?? ''}</span>
            </p>
            <NumberField
              enterSends="when-seen"
              label={fields.units({ most: quantity })}
              value={units.get(lineId) ?? 0}
              max={quantity}
              onChange={(count) => setUnits((now) => new Map(now).set(lineId, count))}
            />
          </li>
        ))}
      </ul>
      <div className="return-fields">
        <Select
          label={fields.reason}
          choices={RETURN_REASONS.map((id) => ({ id, label: fields.reasons[id] }))}
          value={reason}
          onChange={setReason}
        />
        <Select
          label={texts.choose.site}
          choices={sites.map(({ id, name }) => ({ id, label: name }))}
          value={siteId ?? ''}
          onChange={setSite}
        />
        <ReturnLabelFields draft={label} allowsNone />
      </div>
      <ReturnTerms known={known} reason={reason} takesLate={takesLate} onTakeLate={setTakesLate} />
      <Field label={fields.note} value={note} onChange={setNote} />
    </Dialog>
  )
}
