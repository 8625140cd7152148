import { useState } from 'react'
import { useLocation } from 'wouter'
import type { CostRow } from '../../../shared/contract/invoices.ts'
import { DISPUTE_STATES, type DisputeState } from '../../../shared/domain/parcel-cost.ts'
import { screenPath } from '../../../shared/lib/screen-path.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useCauseText } from './use-cause-text.ts'

/** One difference with all that was invoiced, or several; what is said of them to the carrier and by it. */
export function DifferenceDialog(props: { rows: readonly CostRow[]; onClose: () => void }) {
  const { rows, onClose } = props
  const texts = useMessages('invoices')
  const verbs = useMessages('verbs')
  const [, navigate] = useLocation()
  const say = useToasts((toasts) => toasts.say)
  const save = useCommand((client) => client.invoices.setDispute)
  const [first] = rows
  const single = rows.length === 1 ? first : undefined
  const [state, setState] = useState<DisputeState>(first?.cost.state ?? 'open')
  const [note, setNote] = useState(single?.cost.note ?? '')
  const orderId = single?.cost.orderId ?? null

  async function keep() {
    const ids = rows.map(({ cost }) => cost.id)
    const outcome = await save.run({ ids, state, note: single === undefined && note === '' ? null : note })
    if (outcome.kind !== 'done') return
    say('done', texts.saved)
    onClose()
  }

  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title={
        single === undefined
          ? texts.differencesOf({ count: rows.length })
          : single.cost.trackingNumber === ''
            ? texts.noParcel
            : texts.difference({ parcel: single.cost.trackingNumber })
      }
      actions={
        <>
          {orderId !== null && (
            <Button tone="quiet" onPress={() => navigate(screenPath('orders', orderId))}>
              {texts.openOrder}
            </Button>
          )}
          <Button onPress={onClose}>{verbs.back}</Button>
          <Button tone="primary" busy={save.busy} onPress={() => void keep()}>
            {verbs.save}
          </Button>
        </>
      }
    >
      {single !== undefined && <DifferenceFacts row={single} />}
      <Select
        label={texts.state}
        choices={DISPUTE_STATES.map((id) => ({ id, label: texts.states[id] }))}
        value={state}
        onChange={setState}
      />
      <Field label={texts.note} rows={2} value={note} onChange={setNote} />
    </Dialog>
  )
}

function DifferenceFacts({ row: { cost, lines } }: { row: CostRow }) {
  const texts = useMessages('invoices')
  const format = useFormat()
  const causeText = useCauseText()
  const amounts = [
    [texts.decided, cost.decidedCents],
    [texts.paid, cost.paidCents],
    [texts.expected, cost.expectedCents],
    [texts.invoiced, cost.invoicedCents],
    [texts.over, cost.overCents],
  ] as const
  return (
    <>
      <ul className="invoice-causes">
        {cost.causes.map((cause) => (
          <li key={JSON.stringify(cause)}>{causeText(cause, cost.currency)}</li>
        ))}
      </ul>
      <dl className="invoice-facts">
        {amounts.map(([label, cents]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{cents === null ? '–' : format.money(cents, cost.currency)}</dd>
          </div>
        ))}
      </dl>
      <table className="invoice-table">
        <caption>{texts.charges}</caption>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className="unit">{texts.invoiceLine({ invoice: line.invoice, line: line.line })}</td>
              <td>{line.label}</td>
              <td className="unit">{texts.kinds[line.kind]}</td>
              <td className="table-end">{line.weightG === null ? '' : format.weight(line.weightG)}</td>
              <td className="table-end">{format.money(line.amountCents, line.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
