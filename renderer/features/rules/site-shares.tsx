import { NumberField } from '../../components/field.tsx'
import type { RuleChoices } from './use-rule-choices.ts'
import { SomeOf } from './values-picker.tsx'

interface Share {
  readonly siteId: string
  readonly parts: number
}

const FIRST_PARTS = 50

/** Sites, and which part of the work each of them does. */
export function SiteShares(props: {
  label: string
  value: unknown
  choices: RuleChoices
  onChange: (shares: readonly Share[]) => void
}) {
  const { label, choices, onChange } = props
  const shares = (Array.isArray(props.value) ? props.value : []).filter(isShare)
  const name = (siteId: string) => choices.sites.find(({ id }) => id === siteId)?.label ?? siteId
  return (
    <div className="rule-group">
      <SomeOf
        label={label}
        from={choices.sites}
        value={shares.map(({ siteId }) => siteId)}
        onChange={(ids) =>
          onChange(
            ids.map(
              (siteId) => shares.find((one) => one.siteId === siteId) ?? { siteId, parts: FIRST_PARTS },
            ),
          )
        }
      />
      {shares.map((share) => (
        <NumberField
          key={share.siteId}
          label={name(share.siteId)}
          value={share.parts}
          min={1}
          max={100}
          onChange={(parts) =>
            onChange(shares.map((one) => (one.siteId === share.siteId ? { ...one, parts } : one)))
          }
        />
      ))}
    </div>
  )
}

function isShare(value: unknown): value is Share {
  return typeof value === 'object' && value !== null && 'siteId' in value && 'parts' in value
}
