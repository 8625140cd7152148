import { useState } from 'react'
import { type AddressFault, type AddressField, addressFaults } from '../../../shared/domain/address-fault.ts'
import { UNKNOWN_COUNTRY } from '../../../shared/domain/country-codes.ts'
import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { Destination } from '../../../shared/domain/order.ts'
import type { AreaTexts } from '../../../shared/messages/say.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import type { FormProps } from './form-props.ts'

const NO_TOPICS = [] as const

/** The order's address to be corrected, with what its exception proposes already in it. */
export function AddressForm({ question, busy, answer }: FormProps) {
  const { orderId, cause } = question.row.record
  const order = useLive(NO_TOPICS, (client) => client.orders.get({ orderId: orderId ?? '' }), [orderId])
  if (order.data === null) return <Skeleton width="100%" height={240} />
  return (
    <AddressFields
      address={proposed(order.data.order.destination, cause)}
      busy={busy}
      onSave={(address) => answer({ address })}
    />
  )
}

function proposed(address: Destination, cause: ExceptionCause): Destination {
  if (cause.reason !== 'address-invalid' || cause.proposal === null) return address
  const { proposal } = cause
  if (cause.field === 'country') {
    const { countryAsGiven: _, ...rest } = address
    return { ...rest, country: proposal, latitude: null, longitude: null }
  }
  return cause.field === 'postcode'
    ? { ...address, postcode: proposal, latitude: null, longitude: null }
    : address
}

/** Says beside each field what keeps carriers from taking it, as the control room would; saved without a fault only. */
function AddressFields(props: {
  address: Destination
  busy: boolean
  onSave: (address: Destination) => void
}) {
  const texts = useMessages('exceptionQueue')
  const words = useMessages('address').fault
  const [address, setAddress] = useState(props.address)
  const change = (part: Partial<Destination>) =>
    setAddress((old) => ({ ...old, ...part, latitude: null, longitude: null }))
  const faults = addressFaults(address)
  const [focus] = useState<AddressField>(() => addressFaults(props.address)[0]?.field ?? 'postcode')
  const wrong = (field: AddressField) =>
    faultText(
      faults.find((fault) => fault.field === field),
      words,
    )
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
        value={address.company ?? ''}
        onChange={(company) => change({ company: company === '' ? null : company })}
      />
      <Field
        label={texts.street}
        error={wrong('street')}
        autoFocus={focus === 'street'}
        rows={2}
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
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={props.busy}
          why={faultText(faults[0], words)}
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
