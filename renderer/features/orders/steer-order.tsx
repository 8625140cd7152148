import { useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/orders.ts'
import { hasLeft } from '../../../shared/domain/fulfillment.ts'
import { CLOSED_STATES, type OrderState } from '../../../shared/domain/order.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { AddressFields } from '../../components/address-fields.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { wordsOf } from '../../lib/command-words.ts'
import { useKeyCommands } from '../../lib/keys.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { VERB_KEYS } from '../../lib/verb-keys.ts'
import { DatesForm } from './dates-form.tsx'
import { LinesForm } from './lines-form.tsx'
import { openParts, ParcelsForm } from './parcels-form.tsx'
import { SendAgainForm } from './send-again-form.tsx'
import { SplitForm } from './split-form.tsx'
import { UrgencyForm } from './urgency-form.tsx'
import { useSteering } from './use-steering.ts'
import { WaysDialog } from './ways-dialog.tsx'

const STEERS = [
  'service',
  'site',
  'split',
  'parcels',
  'lines',
  'urgency',
  'date',
  'correct',
  'resend',
  'note',
] as const
type Steer = (typeof STEERS)[number]

const STEERABLE: readonly OrderState[] = ['allocated', 'on-hold', 'backordered']

/**
 * What a person may change about an order: service, site or sites, dates, address until its release, lines and parcels
 * until it is packed, priority until it has left, a note at any time; what has left is sent again.
 */
export function SteerOrder({ detail }: { detail: OrderDetail }) {
  const texts = useMessages('orders')
  const words = useMessages('commandWords')
  const role = useSession((session) => session.role)
  const [asked, setAsked] = useState<Steer | null>(null)
  const close = () => setAsked(null)
  const mayLead = roleAllows(role, 'lead')
  const labelOf = (steer: Steer) => (steer === 'correct' ? texts.changeAddress : words.verb[steer])
  const whyNot = (steer: Steer) => {
    if (steer === 'note') return null
    if (!mayLead) return texts.needsLead
    if (steer === 'lines' && detail.state === 'released') return null
    if (steer === 'resend')
      return detail.fulfillments.some(({ state }) => hasLeft(state)) ? null : texts.again.notLeft
    if (steer === 'parcels') return openParts(detail).length > 0 ? null : texts.parcelsByHand.tooLate
    if (steer === 'urgency') return CLOSED_STATES.includes(detail.state) ? texts.overAlready : null
    return STEERABLE.includes(detail.state) ? null : texts.steerTooLate
  }
  useKeyCommands(
    STEERS.map((steer) => ({
      id: `order.steer.${steer}`,
      label: labelOf(steer),
      group: texts.group,
      keys: [VERB_KEYS[steer]],
      words: wordsOf((all) => all.verb[steer]),
      disabled: whyNot(steer),
      run: () => setAsked(steer),
    })),
  )
  return (
    <>
      <div className="order-actions">
        {STEERS.map((steer) => (
          <Button key={steer} binding={VERB_KEYS[steer]} why={whyNot(steer)} onPress={() => setAsked(steer)}>
            {labelOf(steer)}
          </Button>
        ))}
      </div>
      <WaysDialog
        detail={detail}
        code={asked === 'service' ? 'change-service' : asked === 'site' ? 'change-site' : null}
        onClose={close}
      />
      <Dialog isOpen={asked === 'correct'} onClose={close} title={texts.changeAddress}>
        {asked === 'correct' && <AddressChange detail={detail} onDone={close} />}
      </Dialog>
      <Dialog isOpen={asked === 'lines'} onClose={close} title={words.verb.lines} isWide>
        {asked === 'lines' && <LinesForm detail={detail} onDone={close} />}
      </Dialog>
      <Dialog isOpen={asked === 'urgency'} onClose={close} title={words.verb.urgency}>
        {asked === 'urgency' && (
          <UrgencyForm
            orderIds={[detail.order.id]}
            now={detail.order.urgency}
            onBack={close}
            onDone={close}
          />
        )}
      </Dialog>
      <Dialog isOpen={asked === 'split'} onClose={close} title={words.verb.split} isWide>
        {asked === 'split' && <SplitForm detail={detail} onDone={close} />}
      </Dialog>
      <Dialog isOpen={asked === 'parcels'} onClose={close} title={words.verb.parcels} isWide>
        {asked === 'parcels' && <ParcelsForm detail={detail} onDone={close} />}
      </Dialog>
      <Dialog isOpen={asked === 'date'} onClose={close} title={words.verb.date}>
        {asked === 'date' && <DatesForm detail={detail} onDone={close} />}
      </Dialog>
      <Dialog isOpen={asked === 'resend'} onClose={close} title={words.verb.resend}>
        {asked === 'resend' && <SendAgainForm detail={detail} onDone={close} />}
      </Dialog>
      <Dialog isOpen={asked === 'note'} onClose={close} title={words.verb.note}>
        {asked === 'note' && <NoteForm orderId={detail.order.id} onDone={close} />}
      </Dialog>
    </>
  )
}

function AddressChange({ detail, onDone }: { detail: OrderDetail; onDone: () => void }) {
  const texts = useMessages('orders')
  const [note, setNote] = useState('')
  const { steer, busy } = useSteering((client) => client.orders.setAddress, onDone)
  const { id, destination } = detail.order
  return (
    <AddressFields
      address={destination}
      refused={null}
      busy={busy}
      onSave={(changed) => void steer({ orderId: id, destination: changed, note })}
    >
      <Field label={texts.reason} help={texts.noteHelp} value={note} onChange={setNote} />
    </AddressFields>
  )
}

function NoteForm({ orderId, onDone }: { orderId: string; onDone: () => void }) {
  const texts = useMessages('orders')
  const verbs = useMessages('verbs')
  const inWords = useSay()
  const say = useToasts((toasts) => toasts.say)
  const [note, setNote] = useState('')
  const { run, busy } = useCommand((client) => client.orders.note)
  return (
    <>
      <Field label={texts.note} help={texts.noteHelp} rows={3} value={note} onChange={setNote} autoFocus />
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={busy}
          why={note.trim() === '' ? texts.noteMissing : null}
          onPress={() =>
            void run({ orderId, note }).then((outcome) => {
              if (outcome.kind !== 'done') return
              say('done', inWords(outcome.value.sentence))
              onDone()
            })
          }
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}
