import { type ReactNode, useState } from 'react'
import { type AddressFault, addressFaults } from '../../shared/domain/address-fault.ts'
import { UNKNOWN_COUNTRY } from '../../shared/domain/country-codes.ts'
import type { FittedField } from '../../shared/domain/fitted-address.ts'
import type { Destination } from '../../shared/domain/order.ts'
import type { AreaTexts } from '../../shared/messages/say.ts'
import { useMessages } from '../lib/messages.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import './address-fields.css'

/** Says beside each field what keeps carriers from taking it, as the control room would; saved without a fault only. */
export function AddressFields(props: {
  address: Destination
  /** What else is wrong with a field as it is typed: what a carrier does not take of it; null = nothing. */
  refused: { readonly field: FittedField; why(address: Destination): string | null } | null
  busy: boolean
  onSave: (address: Destination) => void
  children?: ReactNode
}) {
  const texts = useMessages('exceptionQueue')
  const words = useMessages('address').fault
  const [address, setAddress] = useState(props.address)
  const change = (part: Partial<Destination>) =>
    setAddress((old) => ({ ...old, ...part, latitude: null, longitude: null }))
  const faults = addressFaults(address)
  const refused = props.refused?.field
  const stillRefused = props.refused?.why(address) ?? null
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
      {props.children}
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
