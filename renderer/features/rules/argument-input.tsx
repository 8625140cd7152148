import { STRATEGIES } from '../../../shared/domain/policy.ts'
import type { ArgumentKind } from '../../../shared/rules/catalogue/define-action.ts'
import type { TemplateParameter } from '../../../shared/rules/templates/template.ts'
import { Field, NumberField } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useMessages } from '../../lib/messages.ts'
import { SiteShares } from './site-shares.tsx'
import type { RuleChoice, RuleChoices } from './use-rule-choices.ts'
import { UnitInput, Weekdays } from './value-inputs.tsx'
import { SomeOf, ValuesPicker } from './values-picker.tsx'

interface ArgumentProps {
  label: string
  value: unknown
  choices: RuleChoices
  onChange: (value: unknown) => void
}

/** One argument of an action or blank of a template, entered as its kind asks. */
export function ArgumentInput(props: ArgumentProps & { kind: ArgumentKind | TemplateParameter['kind'] }) {
  const { kind, label, value, choices, onChange } = props
  const texts = useMessages('ruleEditor').editor
  const text = typeof value === 'string' ? value : ''
  switch (kind) {
    case 'tag':
    case 'tier':
    case 'country':
      return (
        <ValuesPicker
          label={label}
          of={kind}
          choices={choices}
          value={text === '' ? [] : [text]}
          onChange={(values) => onChange(values.at(-1) ?? null)}
        />
      )
    case 'skus':
      return (
        <ValuesPicker label={label} of="sku" choices={choices} value={words(value)} onChange={onChange} />
      )
    case 'currencies':
      return (
        <ValuesPicker
          label={label}
          of="currency"
          choices={choices}
          value={words(value)}
          onChange={onChange}
        />
      )
    case 'note':
      return <Field label={label} value={text} onChange={onChange} />
    case 'points':
      return <Count {...props} min={-1000} max={1000} />
    case 'weight':
      return <Count {...props} min={0} max={10} />
    case 'count':
    case 'days':
      return <Count {...props} min={0} max={1_000_000} />
    case 'grams':
      return <UnitInput label={label} unit="grams" value={value} onChange={onChange} />
    case 'kilometres':
      return <UnitInput label={label} unit="kilometres" value={value} onChange={onChange} />
    case 'cents':
      return <UnitInput label={label} unit="cents" value={value} onChange={onChange} />
    case 'time':
      return <UnitInput label={label} unit="minute-of-day" value={value} onChange={onChange} />
    case 'cents-or-goods-value':
      return (
        <>
          <Switch isOn={value === null} onChange={(isOn) => onChange(isOn ? null : 0)}>
            {texts.goodsValue}
          </Switch>
          {value !== null && <UnitInput label={label} unit="cents" value={value} onChange={onChange} />}
        </>
      )
    case 'site':
      return <OneOf {...props} from={choices.sites} />
    case 'site-or-any':
      return (
        <Select
          label={label}
          choices={[{ id: '', label: texts.anySite }, ...choices.sites]}
          value={text}
          onChange={(id) => onChange(id === '' ? null : id)}
        />
      )
    case 'channel':
      return <OneOf {...props} from={choices.channels} />
    case 'carrier-service':
      return <OneOf {...props} from={choices.carriers} />
    case 'sites':
      return <SomeOf label={label} from={choices.sites} value={words(value)} onChange={onChange} />
    case 'channels':
      return <SomeOf label={label} from={choices.channels} value={words(value)} onChange={onChange} />
    case 'flag':
      return <OneOf {...props} from={choices.namesOf('flag') ?? []} />
    case 'carrier-services':
      return (
        <SomeOf
          label={label}
          from={choices.services}
          value={serviceKeys(value)}
          onChange={(keys) => onChange(keys.map(serviceOfKey))}
        />
      )
    case 'strategy':
      return <OneOf {...props} from={STRATEGIES.map((id) => ({ id, label: texts.strategies[id] }))} />
    case 'short-handling':
      return <OneOf {...props} from={entriesOf(texts.shortHandlings)} />
    case 'level':
      return (
        <OneOf
          {...props}
          from={(choices.namesOf('service-level') ?? []).filter(({ id }) => id !== 'relay')}
        />
      )
    case 'weekdays':
      return <Weekdays label={label} value={value} onChange={onChange} />
    case 'date':
      return <UnitInput label={label} unit="date" value={value} onChange={onChange} />
    case 'site-shares':
      return <SiteShares {...props} />
    case 'ship-or-deliver':
      return <OneOf {...props} from={entriesOf(texts.promises)} />
  }
}

function entriesOf(labels: Readonly<Record<string, string>>): RuleChoice[] {
  return Object.entries(labels).map(([id, label]) => ({ id, label }))
}

function words(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).filter((each) => typeof each === 'string')
}

/** 'dpd/home' and, for every service of a carrier, 'dpd'. */
function serviceKeys(value: unknown): string[] {
  return (Array.isArray(value) ? value : []).flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return []
    const carrierId: unknown = Reflect.get(each, 'carrierId')
    const serviceId: unknown = Reflect.get(each, 'serviceId')
    if (typeof carrierId !== 'string') return []
    return [typeof serviceId === 'string' ? `${carrierId}/${serviceId}` : carrierId]
  })
}

export function serviceOfKey(key: string): { carrierId: string; serviceId: string | null } {
  const [carrierId = '', serviceId] = key.split('/')
  return { carrierId, serviceId: serviceId ?? null }
}

function OneOf(props: ArgumentProps & { from: readonly RuleChoice[] }) {
  const texts = useMessages('ruleEditor').editor
  return (
    <Select
      label={props.label}
      choices={[{ id: '', label: texts.choose }, ...props.from]}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={(id) => props.onChange(id === '' ? null : id)}
    />
  )
}

function Count(props: ArgumentProps & { min: number; max: number }) {
  return (
    <NumberField
      label={props.label}
      value={typeof props.value === 'number' ? props.value : 0}
      min={props.min}
      max={props.max}
      onChange={props.onChange}
    />
  )
}
