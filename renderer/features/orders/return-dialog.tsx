import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import type { ReturnsOfOrder } from '../../../shared/contract/returns.ts'
import { sumOfParts } from '../../../shared/domain/refund.ts'
import { RETURN_CONDITIONS, RETURN_REASONS } from '../../../shared/domain/return.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { ReturnTerms } from '../../components/return-terms.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useUndo } from '../../lib/use-undo.ts'
import { feeName } from './fee-name.ts'
import {
  type DraftLine,
  mostOf,
  newReturnDraft,
  partsOf,
  type ReturnDraft,
  returnInput,
  unitsOf,
} from './return-draft.ts'
import { ReturnSums } from './return-sums.tsx'
import './returns.css'

interface Props {
  detail: OrderDetail
  known: ReturnsOfOrder
}

/** Asks what came back, in which condition, where it goes and what is paid back. */
export function ReturnDialog(props: Props & { isOpen: boolean; onClose: () => void }) {
  const texts = useMessages('orderReturn')
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={texts.title({ reference: props.detail.order.reference })}
      isWide
    >
      <ReturnForm {...props} />
    </Dialog>
  )
}

function ReturnForm({ detail, known, onClose }: Props & { onClose: () => void }) {
  const texts = useMessages('orderReturn')
  const verbs = useMessages('verbs')
  const sites = useSites() ?? []
  const say = useToasts((toasts) => toasts.say)
  const { lateFirst } = useMessages('returnList')
  const undo = useUndo()
  const [takesLate, setTakesLate] = useState(false)
  const whyLate = known.daysLate > 0 && !takesLate ? lateFirst : null
  const receive = useCommand((client) => client.returns.receive)
  const [draft, setDraft] = useState(() =>
    newReturnDraft(
      known.returnable,
      sites.map(({ id }) => id),
      known.paysBack !== null,
    ),
  )
  const change = (part: Partial<ReturnDraft>) => setDraft((now) => ({ ...now, ...part }))
  const changeLine = (lineId: string, part: Partial<DraftLine>) =>
    setDraft((now) => ({
      ...now,
      lines: now.lines.map((line) => (line.line.lineId === lineId ? { ...line, ...part } : line)),
    }))
  const input = returnInput(detail.order.id, draft, known.money)
  const hasStock = draft.lines.some(({ quantity, condition }) => quantity > 0 && condition === 'sellable')

  async function go() {
    if (input === null) return
    const outcome = await receive.run({ ...input, takesLate })
    if (outcome.kind !== 'done') return
    const done = texts.done({ count: unitsOf(draft, () => true) })
    say('done', done, undo(outcome.commandId, outcome.value.undo))
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
      <ReturnTerms known={known} reason={draft.reason} takesLate={takesLate} onTakeLate={setTakesLate} />
      <Field label={texts.note} value={draft.note} onChange={(note) => change({ note })} />
      {known.paysBack !== null ? (
        <RefundFields draft={draft} known={known} currency={detail.order.currency} onChange={change} />
      ) : (
        <p className="unit">{texts.byHand}</p>
      )}
      <Effect draft={draft} known={known} currency={detail.order.currency} />
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={receive.busy}
          why={input === null ? texts.nothing : whyLate}
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
  const texts = useMessages('orderReturn')
  return (
    <li className="return-line">
      <p>
        <span className="mono">{line.sku}</span>
        <br />
        <span className="unit">{props.name}</span>
      </p>
      <NumberField
        enterSends="never"
        label={texts.units({ most: line.quantity })}
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
  known: ReturnsOfOrder
  currency: string
  onChange: (part: Partial<ReturnDraft>) => void
}) {
  const { draft, known, currency, onChange } = props
  const { money } = known
  const texts = useMessages('orderReturn')
  const format = useFormat()
  const feeNames = useMessages('orderMoney').fees
  const most = mostOf(draft, money)
  const withFee = (id: string, isOn: boolean) =>
    onChange({ feeIds: isOn ? [...draft.feeIds, id] : draft.feeIds.filter((one) => one !== id) })
  return (
    <div className="return-refund">
      <Switch isOn={draft.paysBack} onChange={(paysBack) => onChange({ paysBack })}>
        {texts.payBack}
      </Switch>
      {draft.paysBack && (
        <>
          <MoneyField
            label={texts.amount}
            help={texts.amountHelp({ most: format.money(most, currency) })}
            amount={partsOf(draft, money).goodsCents}
            currency={currency}
            max={most}
            onChange={(goodsCents) => onChange({ goodsCents })}
          />
          {money.shippingCents !== 0 && (
            <Switch isOn={draft.shipping} onChange={(shipping) => onChange({ shipping })}>
              {money.shippingCents === null
                ? texts.shipping
                : texts.shippingOf({ amount: format.money(money.shippingCents, currency) })}
            </Switch>
          )}
          {known.refundsFees &&
            money.fees.map(({ id, title, cents }) => (
              <Switch key={id} isOn={draft.feeIds.includes(id)} onChange={(isOn) => withFee(id, isOn)}>
                {texts.feeOf({ title: feeName(feeNames, title), amount: format.money(cents, currency) })}
              </Switch>
            ))}
          {!known.refundsFees && money.fees.length > 0 && <p className="unit">{texts.feesThere}</p>}
          <ReturnSums draft={draft} known={known} currency={currency} />
        </>
      )}
    </div>
  )
}

/** What will happen, in one line. */
function Effect({ draft, known, currency }: { draft: ReturnDraft; known: ReturnsOfOrder; currency: string }) {
  const texts = useMessages('orderReturn')
  const format = useFormat()
  const sites = useSites() ?? []
  if (unitsOf(draft, () => true) === 0) return <p className="unit">{texts.nothing}</p>
  const sellable = unitsOf(draft, (condition) => condition === 'sellable')
  const others = unitsOf(draft, (condition) => condition !== 'sellable')
  const site = sites.find(({ id }) => id === draft.siteId)?.name ?? ''
  const back = partsOf(draft, known.money)
  const amount = format.money(sumOfParts(back), currency)
  const parts = [
    ...(sellable > 0 ? [texts.toStock({ count: sellable, site })] : []),
    ...(others > 0 ? [texts.notToStock({ count: others })] : []),
    draft.paysBack && known.paysBack !== null
      ? texts.paid[known.paysBack]({
          amount: back.shippingCents === null ? texts.withShipping({ amount }) : amount,
        })
      : texts.unpaid,
  ]
  return <p>{parts.join(' · ')}</p>
}
