import { Plus, Replace, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { Button } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { ProductPicker } from '../../components/product-picker.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { type DraftLine, linesAsTheyAre, wantedOf, withAdded } from './lines-draft.ts'
import { LinesEffect } from './lines-effect.tsx'
import { useSteering } from './use-steering.ts'
import './lines-form.css'

const TOPICS = ['orders', 'stock', 'rules', 'carriers', 'sites', 'channels'] as const

/** The lines of an order: fewer units are cancelled, more are added, another product goes in the place of one. */
export function LinesForm({ detail, onDone }: { detail: OrderDetail; onDone: () => void }) {
  const texts = useMessages('orders').change
  const reason = useMessages('orders')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const { order } = detail
  const [draft, setDraft] = useState(() => linesAsTheyAre(order))
  const [isAdding, setAdding] = useState(false)
  const [note, setNote] = useState('')
  const { steer, busy } = useSteering((client) => client.orders.setLines, onDone)
  const wanted = wantedOf(draft)
  const question = wanted && { orderId: order.id, ...wanted }
  const live = useLive(
    TOPICS,
    async (client) => (question === null ? null : client.orders.tryLines(question)),
    [JSON.stringify(question)],
  )
  const tried = live.data
  const changeLine = (id: string, part: Partial<DraftLine>) =>
    setDraft((now) => ({
      ...now,
      lines: now.lines.map((one) => (one.line.id === id ? { ...one, ...part } : one)),
    }))
  const changeAdded = (sku: string, part: { quantity?: number; unitPriceCents?: number }) =>
    setDraft((now) => ({
      ...now,
      added: now.added
        .map((one) => (one.sku === sku ? { ...one, ...part } : one))
        .filter(({ quantity }) => quantity > 0),
    }))
  return (
    <>
      <ul className="lines-form">
        {draft.lines.map((one) => (
          <LineFields
            key={one.line.id}
            draft={one}
            name={detail.productNames.get(one.line.sku) ?? one.line.title ?? ''}
            currency={order.currency}
            onChange={(part) => changeLine(one.line.id, part)}
          />
        ))}
        {draft.added.map(({ sku, quantity, unitPriceCents }) => (
          <li key={sku} className="lines-form-line">
            <p>
              <span className="mono">{sku}</span> <span className="unit">{texts.isNew}</span>
            </p>
            <NumberField
              enterSends="never"
              label={reason.quantity}
              value={quantity}
              max={100_000}
              onChange={(units) => changeAdded(sku, { quantity: units })}
            />
            <MoneyField
              label={texts.price}
              amount={unitPriceCents}
              currency={order.currency}
              onChange={(cents) => changeAdded(sku, { unitPriceCents: cents })}
            />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <ProductPicker
          sku={null}
          find=""
          autoFocus
          onChange={(sku) => {
            setDraft((now) => withAdded(now, sku))
            setAdding(false)
          }}
        />
      ) : (
        <p>
          <Button tone="quiet" icon={Plus} onPress={() => setAdding(true)}>
            {texts.add}
          </Button>
        </p>
      )}
      {wanted === null ? (
        <p className="unit">{texts.help}</p>
      ) : (
        <LiveView live={live} skeleton={<Skeleton width="100%" height={180} />}>
          {(answer) => answer && <LinesEffect detail={detail} tried={answer} />}
        </LiveView>
      )}
      <Field label={reason.reason} help={reason.noteHelp} value={note} onChange={setNote} />
      <div className="dialog-buttons">
        <Button onPress={onDone}>{verbs.back}</Button>
        <Button
          tone={tried?.isFinal ? 'danger' : 'primary'}
          busy={busy}
          why={wanted === null ? texts.asBefore : tried?.refusal ? inWords(tried.refusal) : null}
          onPress={() => {
            if (question === null) return
            void steer({ ...question, note })
          }}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}

function LineFields(props: {
  draft: DraftLine
  name: string
  currency: string
  onChange: (part: Partial<DraftLine>) => void
}) {
  const { draft, name, currency, onChange } = props
  const { line, quantity, sku, unitPriceCents } = draft
  const texts = useMessages('orders').change
  const { quantity: label } = useMessages('orders')
  const [isReplacing, setReplacing] = useState(false)
  return (
    <li>
      <div className="lines-form-line">
        <p className={quantity === 0 ? 'lines-form-off' : undefined}>
          {sku !== null && (
            <>
              <span className="mono">{sku}</span> <span className="unit">{texts.insteadOf}</span>{' '}
            </>
          )}
          <span className="mono">{line.sku}</span> <span className="unit">{name}</span>
        </p>
        <NumberField
          enterSends="never"
          label={label}
          value={quantity}
          max={100_000}
          onChange={(units) => onChange({ quantity: units })}
        />
        {sku === null ? (
          <Button tone="quiet" icon={Replace} onPress={() => setReplacing(!isReplacing)}>
            {texts.replace}
          </Button>
        ) : (
          <MoneyField
            label={texts.price}
            amount={unitPriceCents}
            currency={currency}
            onChange={(cents) => onChange({ unitPriceCents: cents })}
          />
        )}
        {sku !== null && (
          <Button
            tone="quiet"
            icon={Undo2}
            onPress={() => onChange({ sku: null, unitPriceCents: line.unitPriceCents })}
          >
            {texts.keep}
          </Button>
        )}
      </div>
      {isReplacing && (
        <ProductPicker
          sku={sku}
          find=""
          autoFocus
          onChange={(other) => {
            onChange({ sku: other === line.sku ? null : other })
            setReplacing(false)
          }}
        />
      )}
    </li>
  )
}
