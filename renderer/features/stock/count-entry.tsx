import { Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useScanner } from '../../lib/use-scanner.ts'

const MODES = ['each', 'quantity'] as const
type Mode = (typeof MODES)[number]

interface Entered {
  readonly sku: string
  readonly name: string
  readonly counted: number | null
  readonly before: number | null
}

/** Counts by scanner or keyboard: each scan is a unit, or a scan and the quantity found. */
export function CountEntry(which: { countId: string; siteId: string }) {
  const { countId, siteId } = which
  const texts = useMessages('counts')
  const verbs = useMessages('verbs')
  const [mode, setMode] = useState<Mode>('each')
  const [code, setCode] = useState('')
  const [quantity, setQuantity] = useState('')
  const [last, setLast] = useState<Entered | null>(null)
  const codeField = useRef<HTMLInputElement>(null)
  const quantityField = useRef<HTMLInputElement>(null)
  const enter = useCommand((client) => client.counts.enter)

  async function put(text: string, units: number | null, how: 'set' | 'add') {
    const outcome = await enter.run({ countId, siteId, code: text, quantity: units, how })
    if (outcome.kind !== 'done') return
    setLast(outcome.value)
    setCode('')
    setQuantity('')
    codeField.current?.focus()
  }

  function scanned(text: string) {
    if (text === '') return
    if (mode === 'each') return void put(text, 1, 'add')
    setCode(text)
    quantityField.current?.focus()
  }
  useScanner(scanned)

  const units = Number(quantity)
  const isWhole = quantity.trim() !== '' && Number.isInteger(units) && units >= 0
  return (
    <form
      className="stock-count-entry stock-no-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (mode === 'each' || !isWhole) scanned(code.trim())
        else void put(code.trim(), units, 'set')
      }}
    >
      <Select
        label={texts.mode}
        choices={MODES.map((id) => ({ id, label: texts.modes[id] }))}
        value={mode}
        onChange={setMode}
      />
      <label className="field">
        <span className="field-label">{texts.code}</span>
        <input
          ref={codeField}
          className="field-input"
          value={code}
          autoFocus
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      </label>
      {mode === 'quantity' && (
        <label className="field">
          <span className="field-label">{texts.found}</span>
          <input
            ref={quantityField}
            className="field-input"
            inputMode="numeric"
            value={quantity}
            onChange={(event) => setQuantity(event.currentTarget.value)}
          />
        </label>
      )}
      <Button type="submit" busy={enter.busy}>
        {texts.enter}
      </Button>
      <p className="stock-count-last" role="status">
        {last !== null && (
          <>
            <span className="mono">{last.sku}</span> {last.name}{' '}
            <b>{last.counted === null ? texts.notCounted : texts.now({ count: last.counted })}</b>{' '}
            <Button icon={Undo2} onPress={() => void put(last.sku, last.before, 'set')}>
              {verbs.undo}
            </Button>
          </>
        )}
      </p>
    </form>
  )
}
