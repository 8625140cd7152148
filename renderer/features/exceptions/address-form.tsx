import { useState } from 'react'
import { type AddressFault, addressFaults } from '../../../shared/domain/address-fault.ts'
import { UNKNOWN_COUNTRY } from '../../../shared/domain/country-codes.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import {
  FITTED_FIELDS,
  type FittedField,
  fittedText,
  withFitted,
} from '../../../shared/domain/fitted-address.ts'
import type { Destination } from '../../../shared/domain/order.ts'
import type { AreaTexts } from '../../../shared/messages/say.ts'
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
      given={destination}
      cause={cause}
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

/** Says beside each field what keeps carriers from taking it, as the control room would; saved without a fault only. */
function AddressFields(props: {
  address: Destination
  /** As it stands in the order. */
  given: Destination
  cause: Invalid
  busy: boolean
  onSave: (address: Destination) => void
}) {
  const texts = useMessages('exceptionQueue')
  const words = useMessages('address').fault
  const say = useSay()
  const [address, setAddress] = useState(props.address)
  const change = (part: Partial<Destination>) =>
    setAddress((old) => ({ ...old, ...part, latitude: null, longitude: null }))
  const faults = addressFaults(address)
  const { carrier } = props.cause
  const refused = carrier === null ? undefined : FITTED_FIELDS.find((one) => one === props.cause.field)
  const stillRefused =
    carrier !== null &&
    refused !== undefined &&
    fittedText({ destination: address }, refused) === fittedText({ destination: props.given }, refused)
      ? say(carrier.message)
      : null
  const [focus] = useState<FittedField>(() => addressFaults(props.address)[0]?.field ?? refused ?? 'postcode')
  const wrong = (field: FittedField) =>
    faultText(
      faults.find((fault) => fault.field === field),
      words,
    ) ?? (field === refused ? stillRefused : null)
  const hasState = address.state !== undefined || refused === 'state'
  return (
    <>
      <Field
        label={texts.name}
        error={wrong('name')}
        autoFocus={focus === 'name'}
        value={address.name}
        onChange={(name) => change({ name })}
      />
      <Field
        label={texts.company}
        error={wrong('company')}
        autoFocus={focus === 'company'}
        value={address.company ?? ''}
        onChange={(company) => change({ company: company === '' ? null : company })}
      />
      <Field
        label={texts.street}
        error={wrong('street')}
        autoFocus={focus === 'street'}
        rows={Math.max(2, address.street.length)}
        value={address.street.join('\n')}
        onChange={(street) => change({ street: street.split('\n').slice(0, 4) })}
      />
      <div className="question-row">
        <Field
          label={texts.postcode}
          error={wrong('postcode')}
          isMono
          autoFocus={focus === 'postcode'}
          value={address.postcode}
          onChange={(postcode) => change({ postcode })}
        />
        <Field
          label={texts.city}
          error={wrong('city')}
          autoFocus={focus === 'city'}
          value={address.city}
          onChange={(city) => change({ city })}
        />
        <Field
          label={texts.country}
          error={wrong('country')}
          autoFocus={focus === 'country'}
          isMono
          value={address.country === UNKNOWN_COUNTRY ? '' : address.country}
          onChange={(country) => change({ country: country.toUpperCase().slice(0, 2) })}
        />
      </div>
      {hasState && (
        <Field
          label={texts.state}
          error={wrong('state')}
          autoFocus={focus === 'state'}
          value={address.state ?? ''}
          onChange={(state) => change({ state })}
        />
      )}
      <div className="question-row">
        <Field
          label={texts.phone}
          error={wrong('phone')}
          isMono
          autoFocus={focus === 'phone'}
          value={address.phone ?? ''}
          onChange={(phone) => change({ phone: phone === '' ? null : phone })}
        />
        <Field
          label={texts.email}
          error={wrong('email')}
          autoFocus={focus === 'email'}
          value={address.email ?? ''}
          onChange={(email) => change({ email: email === '' ? null : email })}
        />
      </div>
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={props.busy}
          why={faultText(faults[0], words) ?? stillRefused}
          onPress={() => props.onSave(address)}
        >
          {texts.saveAddress}
        </Button>
      </div>
    </>
  )
}

function faultText(fault: AddressFault | undefined, words: AreaTexts<'address'>['fault']): string | null {
  if (fault === undefined) return null
  const { field, problem: kind, found, proposal } = fault
  const problem =
    kind === 'missing'
      ? words.missing({ field })
      : kind === 'wrong'
        ? words.wrong({ field, found })
        : words.letters({ found })
  return proposal === null ? problem : words.proposed({ problem, proposal })
}
