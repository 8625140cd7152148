import { useState } from 'react'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import { FITTED_FIELDS, fittedText, withFitted } from '../../../shared/domain/fitted-address.ts'
import type { Destination } from '../../../shared/domain/order.ts'
import { AddressFields } from '../../components/address-fields.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import type { FormProps } from './form-props.ts'

const NO_TOPICS = [] as const

/** The order's address to be corrected, with what its exception proposes already in it. */
export function AddressForm({ question, busy, answer }: FormProps) {
  const { orderId, cause } = question.row.record
  const order = useLive(NO_TOPICS, (client) => client.orders.get({ orderId: orderId ?? '' }), [orderId])
  const say = useSay()
  if (order.data === null) return <Skeleton width="100%" height={240} />
  if (cause.reason !== 'address-invalid') return null
  const { destination, requests } = order.data.order
  const note = requests?.deliveryNote ?? ''
  return cause.field === 'note' ? (
    <NoteField
      note={cause.carrier?.fitted?.deliveryNote ?? note}
      refused={note}
      cause={cause}
      busy={busy}
      onSave={(text) => answer({ address: destination, note: text })}
    />
  ) : (
    <AddressFields
      address={proposed(destination, cause)}
      refused={refusedBy(cause, destination, say)}
      busy={busy}
      onSave={(address) => answer({ address })}
    />
  )
}

type Invalid = Extract<ExceptionCause, { reason: 'address-invalid' }>

function proposed(address: Destination, { field, proposal, carrier }: Invalid): Destination {
  if (carrier !== null) return carrier.fitted === null ? address : withFitted(address, carrier.fitted)
  if (proposal === null) return address
  if (field === 'country') {
    const { countryAsGiven: _, ...rest } = address
    return { ...rest, country: proposal, latitude: null, longitude: null }
  }
  return field === 'postcode' ? { ...address, postcode: proposal, latitude: null, longitude: null } : address
}

/** What the driver is told, shortened to what the carrier takes. */
function NoteField(props: {
  note: string
  /** What the carrier does not take. */
  refused: string
  cause: Invalid
  busy: boolean
  onSave: (note: string) => void
}) {
  const texts = useMessages('exceptionQueue')
  const say = useSay()
  const [note, setNote] = useState(props.note)
  const { carrier } = props.cause
  const error = note === props.refused && carrier !== null ? say(carrier.message) : null
  return (
    <>
      <Field label={texts.deliveryNote} error={error} autoFocus rows={3} value={note} onChange={setNote} />
      <div className="dialog-buttons">
        <Button tone="primary" busy={props.busy} why={error} onPress={() => props.onSave(note.trim())}>
          {texts.saveAddress}
        </Button>
      </div>
    </>
  )
}

/** What the carrier did not take stands beside its field until that is another one. */
function refusedBy({ carrier, field }: Invalid, given: Destination, say: ReturnType<typeof useSay>) {
  const refused = FITTED_FIELDS.find((one) => one === field)
  if (carrier === null || refused === undefined) return null
  const text = (destination: Destination) => fittedText({ destination }, refused)
  return {
    field: refused,
    why: (address: Destination) => (text(address) === text(given) ? say(carrier.message) : null),
  }
}
