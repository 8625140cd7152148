import { useState } from 'react'
import {
  CUSTOMS_NUMBERS,
  type CustomsIdentity,
  INCOTERMS,
  type OrderCustoms,
} from '../../shared/domain/customs/customs-identity.ts'
import { useMessages } from '../lib/messages.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { Facts } from './panel.tsx'
import { Select } from './select.tsx'

const NUMBERS = ['eori', 'ioss', 'voec', 'ukims'] as const
const FROM_ELSEWHERE = 'as-set'

/** By which numbers sales are declared, and the form to change them. `hasBuyer`: of one order, with its buyer's number. */
export function CustomsNumbers(props: {
  said: OrderCustoms
  hasBuyer: boolean
  text: string
  /** Why it may not be changed; null = it may. */
  why: string | null
  busy: boolean
  /** Answers whether it was kept. */
  onSave: (said: OrderCustoms) => Promise<boolean>
}) {
  const { said, hasBuyer } = props
  const texts = useMessages('customs')
  const [isOpen, setOpen] = useState(false)
  const known = [...NUMBERS, 'importer', 'buyerTaxId'] as const
  const facts = known.flatMap((name) =>
    said[name] === undefined
      ? []
      : [{ name: texts[name], value: <span className="mono">{said[name]}</span> }],
  )
  const duties = said.incoterm === undefined ? [] : [{ name: texts.incoterm, value: said.incoterm }]
  return (
    <>
      <p className="unit">{props.text}</p>
      {facts.length + duties.length > 0 && <Facts facts={[...facts, ...duties]} />}
      <div className="order-actions">
        <Button why={props.why} onPress={() => setOpen(true)}>
          {texts.edit}
        </Button>
      </div>
      {isOpen && (
        <NumbersDialog
          said={said}
          hasBuyer={hasBuyer}
          text={props.text}
          busy={props.busy}
          onClose={() => setOpen(false)}
          onSave={async (next) => {
            if (await props.onSave(next)) setOpen(false)
          }}
        />
      )}
    </>
  )
}

type Typed = Readonly<Record<(typeof NUMBERS)[number] | 'importer' | 'buyerTaxId', string>>

function NumbersDialog(props: {
  said: OrderCustoms
  hasBuyer: boolean
  text: string
  busy: boolean
  onClose: () => void
  onSave: (said: OrderCustoms) => Promise<void>
}) {
  const { said } = props
  const texts = useMessages('customs')
  const verbs = useMessages('verbs')
  const [typed, setTyped] = useState<Typed>({
    eori: said.eori ?? '',
    ioss: said.ioss ?? '',
    voec: said.voec ?? '',
    ukims: said.ukims ?? '',
    importer: said.importer ?? '',
    buyerTaxId: said.buyerTaxId ?? '',
  })
  const [incoterm, setIncoterm] = useState<(typeof INCOTERMS)[number] | typeof FROM_ELSEWHERE>(
    said.incoterm ?? FROM_ELSEWHERE,
  )
  const change = (name: keyof Typed) => (text: string) => setTyped((old) => ({ ...old, [name]: text }))
  const wrong = NUMBERS.filter(
    (name) =>
      typed[name].trim() !== '' && !new RegExp(`^${CUSTOMS_NUMBERS[name].source}$`).test(typed[name].trim()),
  )
  return (
    <Dialog
      isOpen
      title={texts.title}
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>{verbs.back}</Button>
          <Button
            tone="primary"
            busy={props.busy}
            why={wrong.length > 0 ? texts.wrong : null}
            onPress={() => void props.onSave(asSaid(typed, incoterm === FROM_ELSEWHERE ? null : incoterm))}
          >
            {verbs.save}
          </Button>
        </>
      }
    >
      <p className="unit">{props.text}</p>
      {NUMBERS.map((name, at) => (
        <Field
          key={name}
          label={texts[name]}
          isMono
          autoFocus={at === 0}
          error={wrong.includes(name) ? texts.wrong : null}
          value={typed[name]}
          onChange={change(name)}
        />
      ))}
      {props.hasBuyer && (
        <Field label={texts.buyerTaxId} isMono value={typed.buyerTaxId} onChange={change('buyerTaxId')} />
      )}
      <Field
        label={texts.importer}
        help={texts.importerHelp}
        value={typed.importer}
        onChange={change('importer')}
      />
      <Select
        label={texts.incoterm}
        choices={[
          { id: FROM_ELSEWHERE, label: texts.asSet },
          { id: 'DAP', label: texts.dap },
          { id: 'DDP', label: texts.ddp },
        ]}
        value={incoterm}
        onChange={setIncoterm}
      />
    </Dialog>
  )
}

/** What is empty is not said. */
function asSaid(typed: Typed, incoterm: CustomsIdentity['incoterm'] | null): OrderCustoms {
  const filled = Object.entries(typed).flatMap(([name, text]) =>
    text.trim() === '' ? [] : [[name, text.trim()]],
  )
  return { ...Object.fromEntries(filled), ...(incoterm && { incoterm }) }
}
