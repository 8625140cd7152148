import { useState } from 'react'
import type { ValuesAsked } from '../../../shared/contract/rules.ts'
import type { Naming } from '../../../shared/rules/catalogue/field.ts'
import { ValuePicker } from '../../components/value-picker.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import type { RuleChoice, RuleChoices } from './use-rule-choices.ts'
import { ManyOf } from './value-inputs.tsx'

/** So few are all shown at once. */
const FEW = 6

interface Picking {
  label: string
  value: readonly string[]
  onChange: (value: string[]) => void
}

/** Values of what a condition names, from what this workspace has. */
export function ValuesPicker(props: Picking & { of: Naming; choices: RuleChoices }) {
  const { of, choices, ...picking } = props
  switch (of) {
    case 'sku':
    case 'category':
    case 'tag':
    case 'tier':
      return <StoredValues {...picking} of={of} />
    case 'postcode':
      return <Postcodes {...picking} />
    default:
      return <SomeOf {...picking} from={choices.namesOf(of) ?? []} />
  }
}

/** Some of a list that is here: shown at once where it is short, searched where it is long. */
export function SomeOf(props: Picking & { from: readonly RuleChoice[] }) {
  const { from, ...picking } = props
  const texts = useMessages('ruleEditor').editor
  const isKnown = (id: string): boolean => from.some((choice) => choice.id === id)
  if (from.length > 0 && from.length <= FEW && picking.value.every(isKnown))
    return <ManyOf {...picking} choices={from} />
  return <ValuePicker {...picking} choices={from} unknown={texts.unknownValue} />
}

/** Prefixes or whole postcodes; no list of them is kept. */
function Postcodes(picking: Picking) {
  const texts = useMessages('ruleEditor').editor
  return (
    <div className="rule-many">
      <ValuePicker
        {...picking}
        choices={NO_CHOICES}
        unknown={null}
        read={(text) => text.trim().toUpperCase()}
      />
      <span className="field-help">{texts.postcodeHelp}</span>
    </div>
  )
}

const NO_CHOICES: readonly RuleChoice[] = []
const TOPICS = ['stock', 'rules'] as const

/** SKUs and categories must exist; a tag or a tier may be one that comes. */
function StoredValues({ of, ...picking }: Picking & { of: ValuesAsked['of'] }) {
  const texts = useMessages('ruleEditor').editor
  const [search, setSearch] = useState('')
  const named = picking.value
  const { data } = useLive(TOPICS, (client) => client.rules.values({ of, search, named: [...named] }), [
    of,
    search,
    ...named,
  ])
  const known = new Map(data?.known.map(({ id, label }) => [id, label]))
  const isOpen = of === 'tag' || of === 'tier'
  return (
    <ValuePicker
      {...picking}
      choices={(data?.found ?? NO_CHOICES).map(({ id, label }) =>
        id === label ? { id, label } : { id, label, hint: id },
      )}
      // Until it is known, nothing is called missing.
      nameOf={(id) => known.get(id) ?? (data === null ? id : null)}
      unknown={isOpen ? null : texts.unknownValue}
      {...(isOpen ? { read: (text: string) => text.trim() } : {})}
      onSearch={setSearch}
    />
  )
}
