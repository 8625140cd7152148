import { useState } from 'react'
import { isParcelNumber } from '../../../shared/domain/parcel-number.ts'
import { message } from '../../../shared/messages/message.ts'
import { type AreaTexts } from '../../../shared/messages/say.ts'
import { Button } from '../../components/button.tsx'
import { CancelLimits } from '../../components/cancel-limits.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { type Names, useNames, useSites } from '../../lib/catalog.ts'
import { useMessages, useSay } from '../../lib/messages.ts'
import { AddressForm } from './address-form.tsx'
import { ByHandForm } from './by-hand-form.tsx'
import { ASKS_FIRST } from './common-causes.ts'
import type { FormProps } from './form-props.ts'
import { MapSkusForm } from './map-skus-form.tsx'
import { PointForm } from './point-form.tsx'
import { NO_ANSWERS, type Question, type ResolutionArgs, type Resolve } from './use-resolve.ts'

type Texts = AreaTexts<'exceptionQueue'>
type InWords = ReturnType<typeof useSay>

/** Asks for what a way out needs: an address, a pick-up point, a count, a carrier, products, a note. */
export function QuestionDialog({ resolve }: { resolve: Resolve }) {
  const texts = useMessages('exceptionQueue')
  const { question } = resolve
  const names = useNames()
  const inWords = useSay()
  const title = question === null ? '' : titleOf(question, texts, names, inWords)
  return (
    <Dialog isOpen={question !== null} onClose={resolve.closeQuestion} title={title}>
      {question !== null && (
        <QuestionBody key={question.row.record.id} question={question} resolve={resolve} />
      )}
    </Dialog>
  )
}

function titleOf({ code, row }: Question, texts: Texts, names: Names, inWords: InWords): string {
  if (ASKS_FIRST.has(code)) return inWords(message(`resolutions.label.${code}`))
  switch (code) {
    case 'name-point':
      return texts.pointTitle
    case 'fix-address':
      return texts.addressTitle
    case 'correct-stock':
      return texts.stockTitle
    case 'ship-by-hand':
      return texts.byHandTitle
    case 'label-made':
      return texts.numberTitle
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
  if (question.code === 'name-point') return <PointForm {...props} />
  if (question.code === 'fix-address') return <AddressForm {...props} />
  if (question.code === 'correct-stock') return <StockForm {...props} />
  if (question.code === 'ship-by-hand') return <ByHandForm {...props} />
  if (question.code === 'map-skus') return <MapSkusForm {...props} />
  if (question.code === 'label-made') return <NumberForm {...props} />
  if (ASKS_FIRST.has(question.code)) return <SureForm {...props} />
  return <NoteForm {...props} />
}

/** Says what will happen, and that it is for good. */
function SureForm({ question, busy, answer }: FormProps) {
  const texts = useMessages('app')
  const inWords = useSay()
  const label = inWords(message(`resolutions.label.${question.code}`))
  return (
    <>
      <p>
        {inWords(message(`resolutions.effect.${question.code}`))}. {texts.final}
      </p>
      <div className="dialog-buttons">
        <Button tone="danger" busy={busy} autoFocus onPress={() => answer({ choice: question.choice })}>
          {label}
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

/** The number under which the carrier has the label, as a person reads it there. */
function NumberForm({ busy, answer }: FormProps) {
  const texts = useMessages('exceptionQueue')
  const [number, setNumber] = useState('')
  const trimmed = number.trim()
  const isNumber = isParcelNumber(trimmed)
  return (
    <>
      <Field
        label={texts.tracking}
        help={texts.numberHelp}
        error={trimmed === '' || isNumber ? null : texts.numberWrong}
        isMono
        value={number}
        onChange={setNumber}
        autoFocus
      />
      <div className="dialog-buttons">
        <Button
          tone="primary"
          busy={busy}
          why={isNumber ? null : texts.numberMissing}
          onPress={() => answer({ note: trimmed })}
        >
          {texts.numberGo}
        </Button>
      </div>
    </>
  )
}

function NoteForm({ question, busy, answer }: FormProps) {
  const texts = useMessages('exceptionQueue')
  const { orderId } = question.row.record
  const [note, setNote] = useState('')
  return (
    <>
      {question.code === 'cancel-order' && orderId !== null && <CancelLimits orderIds={[orderId]} />}
      <Field label={texts.note} help={texts.noteHelp} rows={3} value={note} onChange={setNote} autoFocus />
      <div className="dialog-buttons">
        <Button tone="danger" busy={busy} onPress={() => answer({ note })}>
          {texts.confirmCancel}
        </Button>
      </div>
    </>
  )
}
