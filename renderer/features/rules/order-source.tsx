import { useState } from 'react'
import type { CaseSource } from '../../../shared/contract/rule-cases.ts'
import { SERVICE_LEVELS, type ServiceLevel } from '../../../shared/domain/carrier.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useRuleChoices } from './use-rule-choices.ts'
import { ValuesPicker } from './values-picker.tsx'

/** A real order by its number, or one that is typed; `source` null until it is whole. */
export function useOrderSource() {
  const choices = useRuleChoices()
  const [kind, setKind] = useState<'order' | 'typed'>('order')
  const [reference, setReference] = useState('')
  const [channelId, setChannel] = useState('')
  const [country, setCountry] = useState('FR')
  const [postcode, setPostcode] = useState('')
  const [serviceLevel, setLevel] = useState<ServiceLevel>('standard')
  const [typed, setTyped] = useState('')
  const lines = readLines(typed)
  const channel = channelId || (choices.channels[0]?.id ?? '')
  const source: CaseSource | null =
    kind === 'order'
      ? reference.trim() === ''
        ? null
        : { kind, reference: reference.trim() }
      : lines === null || country === ''
        ? null
        : { kind, channelId: channel, country, postcode: postcode.trim(), serviceLevel, lines }
  const form = {
    kind,
    setKind,
    reference,
    setReference,
    channel,
    setChannel,
    country,
    setCountry,
    postcode,
    setPostcode,
    serviceLevel,
    setLevel,
    typed,
    setTyped,
  }
  return { source, form }
}

/** Which order it is. */
export function OrderSourceFields({ form }: { form: ReturnType<typeof useOrderSource>['form'] }) {
  const texts = useMessages('ruleCases')
  const words = useMessages('words')
  const choices = useRuleChoices()
  return (
    <>
      <Select
        label={texts.source}
        choices={(['order', 'typed'] as const).map((id) => ({ id, label: texts.sources[id] }))}
        value={form.kind}
        onChange={form.setKind}
      />
      {form.kind === 'order' ? (
        <Field label={texts.reference} value={form.reference} onChange={form.setReference} isMono />
      ) : (
        <>
          <Select
            label={texts.channel}
            choices={choices.channels}
            value={form.channel}
            onChange={form.setChannel}
          />
          <Select
            label={texts.level}
            choices={SERVICE_LEVELS.map((id) => ({ id, label: words.serviceLevels[id] }))}
            value={form.serviceLevel}
            onChange={form.setLevel}
          />
          <ValuesPicker
            label={texts.country}
            of="country"
            choices={choices}
            value={form.country === '' ? [] : [form.country]}
            onChange={(countries) => form.setCountry(countries.at(-1) ?? '')}
          />
          <Field label={texts.postcode} value={form.postcode} onChange={form.setPostcode} />
          <Field
            label={texts.lines}
            help={texts.linesHelp}
            value={form.typed}
            onChange={form.setTyped}
            isMono
          />
        </>
      )}
    </>
  )
}

/** '2 x THE-04, CAF-01' as people write it; null = there is none, or one cannot be read. */
function readLines(text: string): { sku: string; quantity: number }[] | null {
  const read = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const counted = /^(\d+)\s*[x×*]\s+?(.+)$/i.exec(part)
      return { sku: counted?.[2]?.trim() ?? part, quantity: Number(counted?.[1] ?? 1) }
    })
  return read.length > 0 && read.every(({ quantity }) => quantity > 0) ? read : null
}
