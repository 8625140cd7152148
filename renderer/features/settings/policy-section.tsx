import { useState } from 'react'
import { type Policy, STRATEGIES } from '../../../shared/domain/policy.ts'
import { NumberField } from '../../components/field.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { FormActions } from './form-actions.tsx'

const PARTIALS = ['allow', 'hold'] as const
const LINE_SPLITS = ['allow', 'forbid'] as const

/** The defaults of sourcing, each with what it means. */
export function PolicySection({ stored, why }: { stored: Policy; why: string | null }) {
  const texts = useMessages('settings')
  const { policy } = texts
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand((client) => client.settings.putPolicy)
  const currency = useOwnCurrency()
  const [draft, setDraft] = useState(stored)
  const change = (part: Partial<Policy>) => setDraft((old) => ({ ...old, ...part }))

  async function save() {
    const outcome = await put.run(draft)
    if (outcome.kind === 'done') say('done', texts.saved)
  }

  return (
    <div className="settings-form">
      <p>{policy.intro}</p>
      <div className="settings-explained">
        <Select
          label={policy.strategy}
          choices={STRATEGIES.map((id) => ({ id, label: policy.strategies[id] }))}
          value={draft.strategy}
          onChange={(strategy) => change({ strategy })}
          isDisabled={why !== null}
        />
        <p className="unit">{policy.strategyHelp[draft.strategy]}</p>
      </div>
      <NumberField
        label={policy.most}
        help={policy.mostHelp}
        value={draft.maxFulfillments}
        min={1}
        max={10}
        onChange={(maxFulfillments) => change({ maxFulfillments })}
        isDisabled={why !== null}
      />
      <div className="settings-explained">
        <Select
          label={policy.lines}
          choices={LINE_SPLITS.map((id) => ({ id, label: policy.lineSplits[id] }))}
          value={draft.splitLines}
          onChange={(splitLines) => change({ splitLines })}
          isDisabled={why !== null}
        />
        <p className="unit">{policy.lineSplitsHelp[draft.splitLines]}</p>
      </div>
      <MoneyField
        label={policy.penalty}
        help={policy.penaltyHelp}
        amount={draft.splitPenaltyCents}
        currency={currency}
        onChange={(splitPenaltyCents) => change({ splitPenaltyCents })}
        isDisabled={why !== null}
      />
      <MoneyField
        label={policy.unfilled}
        help={policy.unfilledHelp}
        amount={draft.unfilledLineCents}
        currency={currency}
        onChange={(unfilledLineCents) => change({ unfilledLineCents })}
        isDisabled={why !== null}
      />
      <div className="settings-explained">
        <Select
          label={policy.partial}
          choices={PARTIALS.map((id) => ({ id, label: policy.partials[id] }))}
          value={draft.partial}
          onChange={(partial) => change({ partial })}
          isDisabled={why !== null}
        />
        <p className="unit">{policy.partialHelp[draft.partial]}</p>
      </div>
      <FormActions
        isChanged={JSON.stringify(draft) !== JSON.stringify(stored)}
        why={why}
        busy={put.busy}
        onSave={() => void save()}
        onRevert={() => setDraft(stored)}
      />
    </div>
  )
}
