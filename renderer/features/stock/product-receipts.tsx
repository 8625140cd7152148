import { PackageCheck, X } from 'lucide-react'
import { useState } from 'react'
import type { ExpectedReceipt } from '../../../shared/domain/expected-receipt.ts'
import { receiptKey } from '../../../shared/domain/expected-receipt.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useNames, useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { roomClock } from '../../lib/room-clock.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ReceiptDay } from './receipt-day.tsx'
import { TakeReceiptDialog } from './take-receipt.tsx'

interface Props {
  readonly sku: string
  readonly expected: readonly ExpectedReceipt[]
  readonly sites: readonly Site[]
  /** Why nobody here may change it; null = they may. */
  readonly why: string | null
}

/** Goods of the product that sites expect: those that are, their arrival, and the form for more. */
export function ProductReceipts({ sku, expected, sites, why }: Props) {
  const texts = useMessages('receipts')
  const format = useFormat()
  const names = useNames()
  const say = useToasts((toasts) => toasts.say)
  const verbs = useMessages('verbs')
  const [taking, setTaking] = useState<ExpectedReceipt | null>(null)
  const drop = useCommand((client) => client.receipts.drop)
  const put = useCommand((client) => client.receipts.expect)

  async function remove(receipt: ExpectedReceipt) {
    const { quantity: _, from, ...key } = receipt
    if ((await drop.run(key)).kind !== 'done') return
    // Its units are back where they came from.
    if (from !== undefined) return say('neutral', texts.dropped({ sku }))
    say('done', texts.dropped({ sku }), {
      label: verbs.undo,
      isUndo: true,
      run: () => void put.run(receipt),
    })
  }

  return (
    <>
      {expected.length === 0 ? (
        <p className="unit">{texts.none}</p>
      ) : (
        <ul className="stock-receipts">
          {expected.map((receipt) => (
            <li key={receiptKey(receipt)}>
              <ReceiptDay on={receipt.on} />
              <span>
                {names.site(receipt.siteId)}
                {receipt.reference !== '' && <span className="unit"> {receipt.reference}</span>}
                {receipt.from !== undefined && (
                  <span className="unit"> {texts.fromSite({ site: names.site(receipt.from) })}</span>
                )}
              </span>
              <span>{format.integer(receipt.quantity)}</span>
              <span className="stock-kept">
                <IconButton
                  icon={PackageCheck}
                  label={texts.takeTitle({ sku })}
                  why={why}
                  onPress={() => setTaking(receipt)}
                />
                <IconButton icon={X} label={texts.drop} why={why} onPress={() => void remove(receipt)} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <ExpectForm sku={sku} sites={sites} why={why} />
      {taking !== null && <TakeReceiptDialog receipt={taking} onClose={() => setTaking(null)} />}
    </>
  )
}

function ExpectForm({ sku, sites, why }: Omit<Props, 'expected'>) {
  const texts = useMessages('receipts')
  const today = localDateOf(roomClock.now(), useTimeZone())
  const here = useSession((session) => session.siteId)
  const [siteId, setSite] = useState(here)
  const [quantity, setQuantity] = useState(1)
  const [on, setOn] = useState('')
  const [reference, setReference] = useState('')
  const put = useCommand((client) => client.receipts.expect)
  const chosen = siteId ?? sites[0]?.id ?? null
  if (chosen === null) return null

  async function add(site: string) {
    const receipt = { siteId: site, sku, quantity, on, reference: reference.trim() }
    if ((await put.run(receipt)).kind !== 'done') return
    setQuantity(1)
    setReference('')
  }

  return (
    <div className="stock-expect">
      <Select
        label={texts.site}
        choices={sites.map(({ id, name }) => ({ id, label: name }))}
        value={chosen}
        onChange={setSite}
      />
      <NumberField label={texts.quantity} value={quantity} min={1} max={1_000_000} onChange={setQuantity} />
      <Field
        label={texts.on}
        type="date"
        value={on}
        onChange={setOn}
        error={on !== '' && on < today ? texts.past : null}
      />
      <Field label={texts.reference} value={reference} onChange={setReference} />
      <Button
        why={why ?? (on === '' ? texts.needsDay : null)}
        busy={put.busy}
        onPress={() => void add(chosen)}
      >
        {texts.expect}
      </Button>
    </div>
  )
}
