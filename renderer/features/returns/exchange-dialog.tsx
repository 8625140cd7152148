import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Receiving } from '../../../shared/contract/announced-returns.ts'
import { type ExchangeLines, exchangeCents } from '../../../shared/domain/announced-return.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { NumberField } from '../../components/field.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { ProductPicker } from '../../components/product-picker.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'

const SETTINGS = ['settings'] as const
const LEAVES = ['now', 'on-arrival'] as const
type Leaves = (typeof LEAVES)[number]

/** What goes out for a return, what that comes to, and when it leaves. */
export function ExchangeDialog({ receiving, onClose }: { receiving: Receiving; onClose: () => void }) {
  const { row, worthCents, currency } = receiving
  const { id: announcedId, exchange: before, lines: expected } = row.announced
  const texts = useMessages('returnList')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const exchange = useCommand((client) => client.returns.exchange)
  const usual = useLive(SETTINGS, (client) => client.settings.get({})).data?.returns.exchangeLeaves
  const [chosen, setChosen] = useState<Leaves | null>(null)
  const leaves = chosen ?? usual ?? 'on-arrival'
  const [lines, setLines] = useState<ExchangeLines>(before?.lines ?? [])
  const [isAdding, setAdding] = useState(before === undefined)
  const units = expected.reduce((sum, { quantity }) => sum + quantity, 0)

  function add(sku: string) {
    const unitPriceCents = units === 0 ? 0 : Math.round(worthCents / units)
    if (lines.every((line) => line.sku !== sku))
      setLines([...lines, { sku, quantity: lines.length === 0 ? units : 1, unitPriceCents }])
    setAdding(false)
  }
  const change = (sku: string, part: Partial<ExchangeLines[number]>) =>
    setLines((now) => now.map((line) => (line.sku === sku ? { ...line, ...part } : line)))

  async function go() {
    const outcome = await exchange.run({ announcedId, lines, leaves })
    if (outcome.kind !== 'done') return
    say('done', inWords(outcome.value.sentence))
    onClose()
  }

  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title={texts.exchangeTitle({ reference: row.order?.reference ?? '' })}
    >
      <ul className="exchange-lines">
        {lines.map((line) => (
          <li key={line.sku} className="exchange-line">
            <span className="mono">{line.sku}</span>
            <NumberField
              enterSends="never"
              label={texts.exchangeUnits}
              value={line.quantity}
              min={1}
              max={999}
              onChange={(quantity) => change(line.sku, { quantity })}
            />
            <MoneyField
              label={texts.exchangePrice}
              amount={line.unitPriceCents}
              currency={currency}
              onChange={(unitPriceCents) => change(line.sku, { unitPriceCents })}
            />
            <IconButton
              icon={X}
              label={texts.exchangeRemove({ sku: line.sku })}
              onPress={() => setLines(lines.filter(({ sku }) => sku !== line.sku))}
            />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <ProductPicker sku={null} find="" autoFocus onChange={add} />
      ) : (
        <div className="exchange-add">
          <Button icon={Plus} tone="quiet" onPress={() => setAdding(true)}>
            {texts.exchangeAdd}
          </Button>
        </div>
      )}
      <Select
        label={texts.exchangeLeaves}
        choices={LEAVES.map((id) => ({ id, label: texts.leaves[id] }))}
        value={leaves}
        onChange={setChosen}
      />
      {lines.length > 0 && <Difference cents={worthCents - exchangeCents(lines)} currency={currency} />}
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.back}</Button>
        <Button
          tone="primary"
          busy={exchange.busy}
          why={lines.length === 0 && before === undefined ? texts.noProduct : null}
          onPress={() => void go()}
        >
          {lines.length === 0 && before !== undefined ? texts.exchangeNone : texts.exchange}
        </Button>
      </div>
    </Dialog>
  )
}

/** `cents`: what comes back is worth so much more than what goes out. */
export function Difference({ cents, currency }: { cents: number; currency: string }) {
  const { difference: texts } = useMessages('returnList')
  const format = useFormat()
  const amount = format.money(Math.abs(cents), currency)
  return <p>{cents === 0 ? texts.even : (cents > 0 ? texts.owed : texts.due)({ amount })}</p>
}
