import { useState } from 'react'
import type { CarrierRow } from '../../../shared/contract/carriers.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useNames } from '../../lib/catalog.ts'
import { currencySign } from '../../lib/currency-sign.ts'
import { useLanguage, useMessages } from '../../lib/messages.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import {
  draftOf,
  EVERY_CARRIER,
  newSurcharge,
  readSurcharge,
  SURCHARGE_KINDS,
  type SurchargeDraft,
} from './surcharge-draft.ts'
import { useSurcharges, useSurchargeWords } from './use-surcharges.ts'

interface Props {
  row: CarrierRow
  all: readonly Surcharge[]
  /** Place in `all`; 'new' = one is added; null = closed. */
  editing: number | 'new' | null
  onClose: () => void
}

/** Asks for one surcharge: what for, who pays it, how much. */
export function SurchargeDialog(props: Props) {
  const { row, all, editing } = props
  const currency = useOwnCurrency()
  const texts = useMessages('surcharges')
  const names = useNames()
  const stored = typeof editing === 'number' ? all[editing] : undefined
  return (
    <Dialog
      isOpen={editing !== null}
      onClose={props.onClose}
      title={
        stored === undefined ? texts.newTitle({ carrier: names.carrier(row.carrierId) }) : texts.editTitle
      }
    >
      {editing !== null && (
        <SurchargeForm
          {...props}
          start={stored === undefined ? newSurcharge(row.carrierId) : draftOf(stored, currency)}
        />
      )}
    </Dialog>
  )
}

function SurchargeForm({ row, all, editing, onClose, start }: Props & { start: SurchargeDraft }) {
  const texts = useMessages('surcharges')
  const verbs = useMessages('verbs')
  const words = useSurchargeWords()
  const currency = useOwnCurrency()
  const list = useSurcharges(all)
  const [draft, setDraft] = useState(start)
  const change = (part: Partial<SurchargeDraft>) => setDraft((old) => ({ ...old, ...part }))
  const others = all.filter((_, at) => at !== editing)
  const read = readSurcharge(draft, others, currency)
  const scopes = [
    `${row.carrierId}/*`,
    ...row.services.map(({ service }) => `${row.carrierId}/${service.serviceId}`),
  ]

  async function save() {
    if (!('surcharge' in read)) return
    const next =
      typeof editing === 'number'
        ? all.map((one, at) => (at === editing ? read.surcharge : one))
        : [...all, read.surcharge]
    if (await list.replace(next, texts.saved({ what: words.what(read.surcharge) }))) onClose()
  }

  return (
    <>
      <div className="carrier-pair">
        <Select
          label={texts.kind}
          choices={SURCHARGE_KINDS.map((id) => ({ id, label: texts.kinds[id] }))}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
        />
        <Select
          label={texts.scope}
          choices={[...scopes, EVERY_CARRIER].map((id) => ({ id, label: words.scope(id) }))}
          value={draft.scope}
          onChange={(scope) => change({ scope })}
        />
      </div>
      <KindFields draft={draft} onChange={change} />
      <p className="surcharge-problem" role="status">
        {'problem' in read ? texts.problems[read.problem] : '\u00a0'}
      </p>
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={list.busy}
          why={'problem' in read ? texts.problems[read.problem] : null}
          onPress={() => void save()}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}

function KindFields(props: { draft: SurchargeDraft; onChange: (part: Partial<SurchargeDraft>) => void }) {
  const { draft, onChange } = props
  const texts = useMessages('surcharges')
  const currency = useOwnCurrency()
  const sign = currencySign(currency, useLanguage())
  const amount = (
    <Field
      label={`${texts.cents} (${sign})`}
      value={draft.amount}
      onChange={(value) => onChange({ amount: value })}
    />
  )
  switch (draft.kind) {
    case 'fuel':
      return (
        <Field
          label={texts.percent}
          help={texts.percentHelp}
          value={draft.percent}
          onChange={(percent) => onChange({ percent })}
          autoFocus
        />
      )
    case 'fragile':
      return amount
    case 'oversize':
      return (
        <div className="carrier-pair">
          <Field
            label={texts.length}
            value={draft.overLengthCm}
            onChange={(overLengthCm) => onChange({ overLengthCm })}
          />
          {amount}
        </div>
      )
    case 'remote':
      return (
        <>
          <Field
            label={texts.zones}
            help={texts.zonesHelp}
            value={draft.zones}
            onChange={(zones) => onChange({ zones })}
            isMono
          />
          {amount}
        </>
      )
  }
}
