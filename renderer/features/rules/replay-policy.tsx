import { STRATEGIES } from '../../../shared/domain/policy.ts'
import { MoneyField } from '../../components/money-field.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useLive } from '../../lib/use-live.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'
import { useReplay } from './use-replay.ts'

const TOPICS = ['settings'] as const
const IN_FORCE = 'in-force'

/** Under which policy the draft is tried: the one in force, or another one, which is nowhere kept. */
export function ReplayPolicy() {
  const texts = useMessages('ruleReplay')
  const { strategies } = useMessages('ruleEditor').editor
  const currency = useOwnCurrency()
  const { policy, setPolicy } = useReplay()
  const inForce = useLive(TOPICS, (client) => client.settings.get({})).data?.policy ?? null
  return (
    <>
      <Select
        label={texts.policy}
        isCompact
        choices={[
          { id: IN_FORCE, label: texts.policyInForce },
          ...STRATEGIES.map((id) => ({ id, label: texts.policyOf({ strategy: strategies[id] }) })),
        ]}
        value={policy?.strategy ?? IN_FORCE}
        onChange={(id) => {
          const strategy = STRATEGIES.find((one) => one === id)
          const begun = policy ?? inForce
          setPolicy(strategy === undefined || begun === null ? null : { ...begun, strategy })
        }}
      />
      {policy !== null && (
        <MoneyField
          label={texts.policySplit}
          amount={policy.splitPenaltyCents}
          currency={currency}
          onChange={(splitPenaltyCents) => setPolicy({ ...policy, splitPenaltyCents })}
        />
      )}
    </>
  )
}
