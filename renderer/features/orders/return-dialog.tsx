import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { ReturnableLine } from '../../../shared/contract/returns.ts'
import { RETURN_CONDITIONS, RETURN_REASONS } from '../../../shared/domain/return.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import {
  type DraftLine,
  goodsCentsOf,
  newReturnDraft,
  type ReturnDraft,
  returnInput,
  unitsOf,
  worthOf,
} from './return-draft.ts'
import { returnMessages } from './return-messages.ts'
import './returns.css'

interface Props {
  detail: OrderDetail
  returnable: readonly ReturnableLine[]
  canRefund: boolean
}

/** Asks what came back, in which condition, where it goes and what is paid back. */
export function ReturnDialog(props: Props & { isOpen: boolean; onClose: () => void }) {
  const texts = useMessages(returnMessages)
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={texts.title(props.detail.order.reference)}
      isWide
    >
      <ReturnForm {...props} />
    </Dialog>
  )
}

function ReturnForm({ detail, returnable, canRefund, onClose }: Props & { onClose: () => void }) {
  const texts = useMessages(returnMessages)
  const sites = useSites() ?? []
  const say = useToasts((toasts) => toasts.say)
  const receive = useCommand((client) => client.returns.receive)
  const [draft, setDraft] = useState(() =>
    newReturnDraft(
      returnable,
      sites.map(({ id }) => id),
      canRefund,
    ),
  )
  const change = (part: Partial<ReturnDraft>) => setDraft((now) => ({ ...now, ...part }))
  const changeLine = (lineId: string, part: Partial<DraftLine>) =>
    setDraft((now) => ({
      ...now,
      lines: now.lines.map((line) => (line.line.lineId === lineId ? { ...line, ...part } : line)),
    }))
  const input = returnInput(detail.order.id, draft)
  const hasStock = draft.lines.some(({ quantity, condition }) => quantity > 0 && condition === 'sellable')

  async function go() {
    if (input === null) return
    const outcome = await receive.run(input)
    if (outcome.kind !== 'done') return
    say('done', texts.done(unitsOf(draft, () => true)))
    onClose()
  }

  return (
    <>
      <ul className="return-lines">
        {draft.lines.map((line) => (
          <ReturnLineFields
            key={line.line.lineId}
            line={line}
            name={detail.productNames.get(line.line.sku) ?? ''}
            onChange={(part) => changeLine(line.line.lineId, part)}
          />
        ))}
      </ul>
      <div className="return-fields">
        <Select
          label={texts.reason}
          choices={RETURN_REASONS.map((id) => ({ id, label: texts.reasons[id] }))}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
        />
        <Select
          label={texts.site}
          choices={sites.map(({ id, name }) => ({ id, label: name }))}
          value={draft.siteId ?? ''}
          isDisabled={!hasStock}
          onChange={(siteId) => change({ siteId })}
        />
      </div>
      <Field label={texts.note} value={draft.note} onChange={(note) => change({ note })} />
      {canRefund ? (
        <RefundFields draft={draft} currency={detail.order.currency} onChange={change} />
      ) : (
        <p className="unit">{texts.byHand}</p>
      )}
      <Effect draft={draft} currency={detail.order.currency} />
      <div className="dialog-buttons">
        <Button onPress={onClose}>{texts.back}</Button>
        <Button
          tone="primary"
          busy={receive.busy}
          why={input === null ? texts.nothing : null}
          onPress={() => void go()}
        >
          {texts.go}
        </Button>
      </div>
    </>
  )
}

function ReturnLineFields(props: {
  line: DraftLine
  name: string
  onChange: (part: Partial<DraftLine>) => void
}) {
  const { line, quantity, condition } = props.line
  const texts = useMessages(returnMessages)
  return (
    <li className="return-line">
      <p>
        <span className="mono">{line.sku}</span>
        <br />
        <span className="unit">{props.name}</span>
      </p>
      <NumberField
        label={texts.units(line.quantity)}
        value={quantity}
        max={line.quantity}
        onChange={(units) => props.onChange({ quantity: units })}
      />
      <Select
        label={texts.condition}
        choices={RETURN_CONDITIONS.map((id) => ({ id, label: texts.conditions[id] }))}
        value={condition}
        onChange={(chosen) => props.onChange({ condition: chosen })}
      />
    </li>
  )
}

function RefundFields(props: {
  draft: ReturnDraft
  currency: string
  onChange: (part: Partial<ReturnDraft>) => void
}) {
  const { draft, currency, onChange } = props
  const texts = useMessages(returnMessages)
  const format = useFormat()
  const worth = worthOf(draft)
  return (
    <div className="return-refund">
      <Switch isOn={draft.paysBack} onChange={(paysBack) => onChange({ paysBack })}>
        {texts.payBack}
      </Switch>
      {draft.paysBack && (
        <>
          <NumberField
            label={texts.amount}
            help={texts.amountHelp(format.money(worth, currency))}
            value={goodsCentsOf(draft) / 100}
            max={worth / 100}
            decimals={2}
            unit={currency}
            onChange={(amount) => onChange({ goodsCents: Math.round(amount * 100) })}
          />
          <Switch isOn={draft.shipping} onChange={(shipping) => onChange({ shipping })}>
            {texts.shipping}
          </Switch>
        </>
      )}
    </div>
  )
}

/** What will happen, in one line. */
function Effect({ draft, currency }: { draft: ReturnDraft; currency: string }) {
  const texts = useMessages(returnMessages)
  const format = useFormat()
  const sites = useSites() ?? []
  if (unitsOf(draft, () => true) === 0) return <p className="unit">{texts.nothing}</p>
  const sellable = unitsOf(draft, (condition) => condition === 'sellable')
  const others = unitsOf(draft, (condition) => condition !== 'sellable')
  const site = sites.find(({ id }) => id === draft.siteId)?.name ?? ''
  const parts = [
    ...(sellable > 0 ? [texts.toStock(sellable, site)] : []),
    ...(others > 0 ? [texts.notToStock(others)] : []),
    draft.paysBack ? texts.paid(format.money(goodsCentsOf(draft), currency), draft.shipping) : texts.unpaid,
  ]
  return <p>{parts.join(' · ')}</p>
}
