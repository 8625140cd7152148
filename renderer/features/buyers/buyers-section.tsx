import { Download, Eraser, Search } from 'lucide-react'
import { useState } from 'react'
import type { BuyerOrder } from '../../../shared/contract/buyers.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Instant } from '../../components/instant.tsx'
import { Select } from '../../components/select.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import './buyers.css'

const ASKERS = ['buyer', 'shop'] as const
type Asker = (typeof ASKERS)[number]

/** What is stored of one buyer: looked up, handed over, forgotten. `why`: why nobody here may. */
export function BuyersSection({ why }: { why: string | null }) {
  const texts = useMessages('buyers')
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly BuyerOrder[] | null>(null)
  const say = useToasts((toasts) => toasts.say)

  async function find() {
    try {
      setFound(text.trim() === '' ? null : await connection.client.buyers.find({ text: text.trim() }))
    } catch (error) {
      say('blocked', error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <>
      <h2 className="settings-title">{texts.title}</h2>
      <p className="unit">{texts.intro}</p>
      <form
        className="buyers-look-up"
        onSubmit={(event) => {
          event.preventDefault()
          void find()
        }}
      >
        <Field
          label={texts.lookUp}
          help={texts.lookUpHelp}
          value={text}
          onChange={setText}
          isDisabled={why !== null}
        />
        <Button icon={Search} why={why} onPress={() => void find()}>
          {texts.find}
        </Button>
      </form>
      {found !== null &&
        (found.length === 0 ? (
          <p className="unit">{texts.none}</p>
        ) : (
          <Found orders={found} onErased={find} />
        ))}
    </>
  )
}

function Found({ orders, onErased }: { orders: readonly BuyerOrder[]; onErased: () => Promise<void> }) {
  const texts = useMessages('buyers')
  const timeZone = useTimeZone()
  const say = useToasts((toasts) => toasts.say)
  const erase = useCommand((client) => client.buyers.erase)
  const [isAsking, setAsking] = useState(false)
  const [askedBy, setAskedBy] = useState<Asker>('buyer')
  const known = orders.filter(({ erasedAt }) => erasedAt === null)
  const whyNot =
    known.length === 0 ? texts.whyErased : known.some(({ isOpen }) => isOpen) ? texts.whyOpen : null

  async function save() {
    const { json } = await connection.client.buyers.export({ orderIds: orders.map(({ orderId }) => orderId) })
    saveFile('buyer.json', 'application/json', json)
  }
  async function eraseAll() {
    setAsking(false)
    const outcome = await erase.run({ orderIds: known.map(({ orderId }) => orderId), askedBy })
    if (outcome.kind !== 'done') return
    say('done', texts.erased({ orders: outcome.value.erased }))
    await onErased()
  }

  return (
    <>
      <table className="settings-table" aria-label={texts.title}>
        <thead>
          <tr>
            <th scope="col">{texts.order}</th>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.placed}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {orders.map((order) => (
            <tr key={order.orderId}>
              <th scope="row">{order.reference}</th>
              <td>{[order.name, order.city].filter((part) => part !== '').join(', ')}</td>
              <td>
                <Instant at={order.placedAt} timeZone={timeZone} />
              </td>
              <td className="unit">
                {order.erasedAt !== null ? texts.erasedAt : order.isOpen ? texts.open : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="settings-actions">
        <Button icon={Download} onPress={() => void save()}>
          {texts.export}
        </Button>
        <Button icon={Eraser} why={whyNot} busy={erase.busy} onPress={() => setAsking(true)}>
          {texts.erase}
        </Button>
      </div>
      <AskDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={texts.confirm({ orders: known.length })}
        verb={texts.erase}
        onGo={() => void eraseAll()}
      >
        <p>{texts.confirmText}</p>
        <Select
          label={texts.askedBy}
          choices={ASKERS.map((id) => ({ id, label: texts.askers[id] }))}
          value={askedBy}
          onChange={(id) => setAskedBy(ASKERS.find((asker) => asker === id) ?? 'buyer')}
        />
      </AskDialog>
    </>
  )
}
