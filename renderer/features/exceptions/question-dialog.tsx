import { useState } from 'react'
import type { Destination } from '../../../shared/domain/order.ts'
import { type AreaTexts } from '../../../shared/messages/say.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { type Names, useNames, useSites } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { ByHandForm } from './by-hand-form.tsx'
import type { FormProps } from './form-props.ts'
import { MapSkusForm } from './map-skus-form.tsx'
import { NO_ANSWERS, type Question, type ResolutionArgs, type Resolve } from './use-resolve.ts'

type Texts = AreaTexts<'exceptionQueue'>

/** Asks for what a way out needs: an address, a count, a carrier, products, a note. */
export function QuestionDialog({ resolve }: { resolve: Resolve }) {
  const texts = useMessages('exceptionQueue')
  const { question } = resolve
  const names = useNames()
  const title = question === null ? '' : titleOf(question, texts, names)
  return (
    <Dialog isOpen={question !== null} onClose={resolve.closeQuestion} title={title}>
      {question !== null && (
        <QuestionBody key={question.row.record.id} question={question} resolve={resolve} />
      )}
    </Dialog>
  )
}

function titleOf({ code, row }: Question, texts: Texts, names: Names): string {
  switch (code) {
    case 'fix-address':
      return texts.addressTitle
    case 'correct-stock':
      return texts.stockTitle
    case 'ship-by-hand':
      return texts.byHandTitle
    case 'map-skus': {
      const { cause } = row.record
      return texts.mapTitle({ channel: 'channelId' in cause ? names.channel(cause.channelId) : '' })
    }
    default:
      return texts.cancelTitle
  }
}

function QuestionBody({ question, resolve }: { question: Question; resolve: Resolve }) {
  const answer = (args: Partial<ResolutionArgs>) =>
    void resolve.carryOut(question.row, question.code, { ...NO_ANSWERS, ...args })
  const props = { question, busy: resolve.busy, answer }
  if (question.code === 'fix-address') return <AddressForm {...props} />
  if (question.code === 'correct-stock') return <StockForm {...props} />
  if (question.code === 'ship-by-hand') return <ByHandForm {...props} />
  if (question.code === 'map-skus') return <MapSkusForm {...props} />
  return <NoteForm {...props} />
}

const NO_TOPICS = [] as const

function AddressForm({ question, busy, answer }: FormProps) {
  const { orderId } = question.row.record
  const order = useLive(NO_TOPICS, (client) => client.orders.get({ orderId: orderId ?? '' }), [orderId])
  if (order.data === null) return <Skeleton width="100%" height={240} />
  return (
    <AddressFields
      address={order.data.order.destination}
      busy={busy}
      onSave={(address) => answer({ address })}
    />
  )
}

function AddressFields(props: {
  address: Destination
  busy: boolean
  onSave: (address: Destination) => void
}) {
  const texts = useMessages('exceptionQueue')
  const [address, setAddress] = useState(props.address)
  const change = (part: Partial<Destination>) =>
    setAddress((old) => ({ ...old, ...part, latitude: null, longitude: null }))
  return (
    <>
      <Field label={texts.name} value={address.name} onChange={(name) => change({ name })} />
      <Field
        label={texts.company}
        value={address.company ?? ''}
        onChange={(company) => change({ company: company === '' ? null : company })}
      />
      <Field
        label={texts.street}
        rows={2}
        value={address.street.join('\n')}
        onChange={(street) => change({ street: street.split('\n').slice(0, 4) })}
      />
      <div className="question-row">
        <Field
          label={texts.postcode}
          isMono
          autoFocus
          value={address.postcode}
          onChange={(postcode) => change({ postcode })}
        />
        <Field label={texts.city} value={address.city} onChange={(city) => change({ city })} />
        <Field
          label={texts.country}
          isMono
          value={address.country}
          onChange={(country) => change({ country: country.toUpperCase().slice(0, 2) })}
        />
      </div>
      <div className="dialog-buttons">
        <Button tone="primary" busy={props.busy} onPress={() => props.onSave(address)}>
          {texts.saveAddress}
        </Button>
      </div>
    </>
  )
}

/** The site and the SKU that the evidence names come first. */
function StockForm({ question, busy, answer }: FormProps) {
  const texts = useMessages('exceptionQueue')
  const sites = useSites() ?? []
  const { cause, siteId } = question.row.record
  const skus =
    'lines' in cause
      ? cause.lines.flatMap((line) => ('sku' in line ? line.sku : []))
      : 'sku' in cause
        ? [cause.sku]
        : []
  const [site, setSite] = useState(siteId ?? ('siteId' in cause ? cause.siteId : null))
  const [sku, setSku] = useState(skus[0] ?? '')
  const [onHand, setOnHand] = useState('found' in cause && typeof cause.found === 'number' ? cause.found : 0)
  const chosen = site ?? sites[0]?.id ?? ''
  return (
    <>
      <Select
        label={texts.site}
        choices={sites.map(({ id, name }) => ({ id, label: name }))}
        value={chosen}
        onChange={setSite}
      />
      {skus.length > 1 ? (
        <Select
          label={texts.sku}
          choices={skus.map((id) => ({ id, label: id }))}
          value={sku}
          onChange={setSku}
        />
      ) : (
        <Field label={texts.sku} isMono value={sku} onChange={setSku} />
      )}
      <NumberField label={texts.counted} value={onHand} onChange={setOnHand} autoFocus />
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={busy}
          onPress={() => answer({ stock: { siteId: chosen, sku: sku.trim(), onHand } })}
        >
          {texts.saveStock}
        </Button>
      </div>
    </>
  )
}

function NoteForm({ busy, answer }: FormProps) {
  const texts = useMessages('exceptionQueue')
  const [note, setNote] = useState('')
  return (
    <>
      <Field label={texts.note} help={texts.noteHelp} rows={3} value={note} onChange={setNote} autoFocus />
      <div className="dialog-buttons">
        <Button tone="danger" busy={busy} onPress={() => answer({ note })}>
          {texts.confirmCancel}
        </Button>
      </div>
    </>
  )
}
